package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.hbase.client.Put;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
final class BoundedBytesTest {
  private static final byte[] LARGE = new byte[2000];

  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static ProcessOptions fewBytes() {
    return new ProcessOptions(
        1, 1024, ProcessOptions.defaults().spillFolder(), 10, 1_000_000, 1024, 0, 0, 0);
  }

  @Test
  void fewLargeRowsOfManySlicesAreNotHeldUntilThereAreManyRows() throws IOException {
    Night night = new Night(lab, "large-rows");
    MerchantId merchant = night.merchant("m");
    ResultId result = ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY));
    SliceCommit commit =
        new SliceCommit(
            lab.stores(), new ChunkStages(10, 1000, 1).write(), result.generation(), fewBytes());
    byte[] row = new PartialKey(result, "all", "", HashRange.ALL).bytes();
    Put large = WriteBuffer.put(HBaseTable.PARTIAL, result.generation(), row, LARGE);
    Seal.Written one = new Seal.Written(1, Digest.of(LARGE));
    commit.add(
        new SealedSlice(
            PartialKey.seal(result, HashRange.ALL),
            new Seal(new JobVersion(1), RowCounts.NONE, one, one),
            List.of(),
            List.of(large),
            LARGE.length),
        Heartbeat.NONE);
    assertThat(Cells.processed(lab.stores(), result)).hasSize(2);
  }

  @Test
  void fewLargeDocumentsForQuarantineAreNotHeldUntilThereAreMany() throws IOException {
    MerchantId merchant = new Night(lab, "large-documents").merchant("m");
    QuarantineStore store =
        new QuarantineStore(lab.stores().connection(), lab.stores().namespace());
    SliceQuarantine quarantine =
        new SliceQuarantine(store, new MerchantDay(merchant, Night.DAY), fewBytes());
    quarantine.add(
        new byte[] {1}, new Decoded.Bad(QuarantineReason.UNPARSED, "no object", merchant), LARGE);
    assertThat(store.counts(merchant)).containsEntry(QuarantineReason.UNPARSED, 1L);
  }
}
