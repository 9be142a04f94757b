package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.hbase.CallDroppedException;
import org.apache.hadoop.hbase.RegionTooBusyException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.coprocessor.ObserverContext;
import org.apache.hadoop.hbase.coprocessor.RegionCoprocessor;
import org.apache.hadoop.hbase.coprocessor.RegionCoprocessorEnvironment;
import org.apache.hadoop.hbase.coprocessor.RegionObserver;
import org.apache.hadoop.hbase.regionserver.MiniBatchOperationInProgress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A store that is too busy slows the writing of a chunk, and fails nothing. */
@ExtendWith(EmbeddedStackExtension.class)
final class BusyRegionTest {
  private static EngineLab lab;

  /** In the region server: refuses batches as often as it is told. */
  public static final class Busy implements RegionCoprocessor, RegionObserver {
    private static final AtomicInteger TOO_BUSY = new AtomicInteger();
    private static final AtomicInteger DROPPED = new AtomicInteger();

    @Override
    public Optional<RegionObserver> getRegionObserver() {
      return Optional.of(this);
    }

    @Override
    public void preBatchMutate(
        ObserverContext<RegionCoprocessorEnvironment> context,
        MiniBatchOperationInProgress<Mutation> batch)
        throws IOException {
      if (TOO_BUSY.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new RegionTooBusyException("over its memstore's limit");
      }
      if (DROPPED.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new CallDroppedException("the queue of calls is too big");
      }
    }
  }

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql)
      throws IOException {
    lab = EngineLab.on(hbase, mysql);
    change(table -> table.setCoprocessor(Busy.class.getName()));
  }

  @AfterAll
  static void leaveTheTableAsItWas() throws IOException {
    change(table -> table.removeCoprocessor(Busy.class.getName()));
  }

  /** A change of a table's description. */
  private interface Change {
    TableDescriptorBuilder of(TableDescriptorBuilder table) throws IOException;
  }

  private static void change(Change change) throws IOException {
    try (Admin admin = lab.stores().connection().getAdmin()) {
      TableName name = HBaseTable.INTERMEDIATE.in(lab.stores().namespace());
      TableDescriptor now = admin.getDescriptor(name);
      admin.modifyTable(change.of(TableDescriptorBuilder.newBuilder(now)).build());
    }
  }

  @Test
  void aBusyRegionIsWaitedForWithinTheExecution() {
    Night calm = night("calm");
    MerchantId calmMerchant = calm.merchant("m", 20);
    calm.plan(1);
    ChunkOutcome whole = calm.process(calm.run(1), 0);

    Night busy = night("busy");
    MerchantId busyMerchant = busy.merchant("m", 20);
    busy.plan(1);
    Busy.TOO_BUSY.set(4);
    Busy.DROPPED.set(2);
    ChunkOutcome slowed = busy.process(busy.run(1), 0);

    assertThat(Busy.TOO_BUSY).hasValue(0);
    assertThat(Busy.DROPPED).hasValue(0);
    assertThat(slowed.rows()).isEqualTo(whole.rows());
    assertThat(slowed.written()).isEqualTo(whole.written());
    assertThat(cells(busy, busyMerchant)).hasSameSizeAs(cells(calm, calmMerchant));
  }

  private static Night night(String name) {
    return new Night(lab, name).with(Night.WIDE);
  }

  private static List<String> cells(Night night, MerchantId merchant) {
    return Cells.processed(
        lab.stores(), ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY)));
  }
}
