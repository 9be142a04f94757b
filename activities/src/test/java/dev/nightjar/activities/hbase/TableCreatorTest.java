package dev.nightjar.activities.hbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.io.compress.Compression;
import org.apache.hadoop.hbase.io.encoding.DataBlockEncoding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class TableCreatorTest {
  private static final TableOptions OPTIONS = TableOptions.embedded().withRegions(3, 1);

  private HBase hbase;

  @BeforeEach
  void connect(EmbeddedStack stack) {
    hbase = new HBase(stack);
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  @Test
  void creatingTwiceChangesNothing() throws IOException {
    List<TableOutcome> first = TableCreator.create(hbase.connection(), "twice", OPTIONS);
    List<TableOutcome> second = TableCreator.create(hbase.connection(), "twice", OPTIONS);

    assertThat(first).extracting(TableOutcome::table).containsExactly(HBaseTable.values());
    assertThat(first).extracting(TableOutcome::state).containsOnly(TableOutcome.State.CREATED);
    assertThat(second).extracting(TableOutcome::state).containsOnly(TableOutcome.State.PRESENT);
    try (Admin admin = hbase.connection().getAdmin()) {
      assertThat(admin.getRegions(HBaseTable.RAW.in("twice"))).hasSize(3);
      assertThat(admin.getRegions(HBaseTable.ARRIVALS.in("twice"))).hasSize(1);
      ColumnFamilyDescriptor raw =
          admin.getDescriptor(HBaseTable.RAW.in("twice")).getColumnFamilies()[0];
      assertThat(raw.getMaxVersions()).isEqualTo(Integer.MAX_VALUE);
      assertThat(raw.getTimeToLive()).isEqualTo(400 * 86_400);
      assertThat(raw.getCompressionType()).isEqualTo(Compression.Algorithm.ZSTD);
      assertThat(
              admin
                  .getDescriptor(HBaseTable.SUMMARY.in("twice"))
                  .getColumnFamilies()[0]
                  .getDataBlockEncoding())
          .isEqualTo(DataBlockEncoding.FAST_DIFF);
    }
  }

  @Test
  void aTableWithAnotherLayoutIsToldAndLeftAlone() throws IOException {
    TableCreator.create(hbase.connection(), "other", OPTIONS.withRawTimeToLive(Duration.ofDays(7)));
    try (Admin admin = hbase.connection().getAdmin()) {
      admin.disableTable(HBaseTable.PARTIAL.in("other"));
      admin.deleteTable(HBaseTable.PARTIAL.in("other"));
    }

    List<TableOutcome> outcomes = TableCreator.create(hbase.connection(), "other", OPTIONS);

    assertThat(outcomes)
        .extracting(TableOutcome::state)
        .containsExactly(
            TableOutcome.State.DIFFERENT,
            TableOutcome.State.PRESENT,
            TableOutcome.State.CREATED,
            TableOutcome.State.PRESENT,
            TableOutcome.State.PRESENT,
            TableOutcome.State.PRESENT,
            TableOutcome.State.DIFFERENT);
    assertThat(outcomes.get(0).differences())
        .containsExactly("time to live is 604800, expected 34560000");
    try (Admin admin = hbase.connection().getAdmin()) {
      assertThat(
              admin
                  .getDescriptor(HBaseTable.RAW.in("other"))
                  .getColumnFamilies()[0]
                  .getTimeToLive())
          .isEqualTo(604_800);
    }
  }

  @Test
  void aCodecThatTheServersLackIsNamed() {
    assertThatThrownBy(
            () ->
                TableCreator.create(
                    hbase.connection(),
                    "codec",
                    OPTIONS.withCompression(Compression.Algorithm.LZO)))
        .isInstanceOf(CodecMissing.class)
        .hasMessageContaining("HBase's servers have no codec for LZO")
        .hasMessageContaining("choose another compression");
  }

  @Test
  void theClockIsTheRegionServersAndNeverGoesBack() throws IOException {
    String namespace = hbase.newTables();
    Instant before = Instant.ofEpochMilli(System.currentTimeMillis());
    Instant first = HBaseClock.now(hbase.connection(), namespace);
    Instant second = HBaseClock.now(hbase.connection(), namespace);
    Instant after = Instant.ofEpochMilli(System.currentTimeMillis());

    // The embedded region server has this machine's clock.
    assertThat(List.of(before, first, second, after)).isSorted();
  }
}
