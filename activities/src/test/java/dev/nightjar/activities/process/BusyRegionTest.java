package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.stage.BatchSize;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.activities.stage.WriteStage;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.Slice;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkProgress;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CallDroppedException;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.RegionTooBusyException;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.hadoop.hbase.coprocessor.ObserverContext;
import org.apache.hadoop.hbase.coprocessor.RegionCoprocessor;
import org.apache.hadoop.hbase.coprocessor.RegionCoprocessorEnvironment;
import org.apache.hadoop.hbase.coprocessor.RegionObserver;
import org.apache.hadoop.hbase.regionserver.InternalScanner;
import org.apache.hadoop.hbase.regionserver.MiniBatchOperationInProgress;
import org.apache.hadoop.hbase.util.Bytes;
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
    private static final AtomicInteger READS_REFUSED = new AtomicInteger();
    private static final AtomicReference<CountDownLatch> HELD = new AtomicReference<>();

    @Override
    public Optional<RegionObserver> getRegionObserver() {
      return Optional.of(this);
    }

    @Override
    public void preBatchMutate(
        ObserverContext<RegionCoprocessorEnvironment> context,
        MiniBatchOperationInProgress<Mutation> batch)
        throws IOException {
      CountDownLatch held = HELD.getAndSet(null);
      if (held != null) {
        hold(held);
      }
      if (TOO_BUSY.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new RegionTooBusyException("over its memstore's limit");
      }
      if (DROPPED.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new CallDroppedException("the queue of calls is too big");
      }
    }

    private static void hold(CountDownLatch held) throws IOException {
      try {
        if (!held.await(20, TimeUnit.SECONDS)) {
          throw new DoNotRetryIOException("held for too long");
        }
      } catch (InterruptedException e) {
        throw new InterruptedIOException();
      }
    }

    @Override
    public boolean preScannerNext(
        ObserverContext<RegionCoprocessorEnvironment> context,
        InternalScanner scanner,
        List<Result> rows,
        int most,
        boolean hasMore)
        throws IOException {
      if (READS_REFUSED.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new CallDroppedException("the queue of calls is too big");
      }
      return hasMore;
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
      for (HBaseTable table : List.of(HBaseTable.RAW, HBaseTable.INTERMEDIATE)) {
        TableDescriptor now = admin.getDescriptor(table.in(lab.stores().namespace()));
        admin.modifyTable(change.of(TableDescriptorBuilder.newBuilder(now)).build());
      }
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

  /** The last rows of a chunk, which are written on behalf of the thread that beats the heart. */
  @Test
  void theHeartBeatsWhileARegionTakesNothing() throws IOException {
    Night night = night("held");
    night.merchant("m", 20);
    night.plan(1);
    CountDownLatch beats = new CountDownLatch(3);
    TestActivityEnvironment environment = Bench.environment();
    try {
      environment.registerActivitiesImplementations(night.processActivity());
      environment.setActivityHeartbeatListener(
          ChunkProgress.class,
          said -> {
            if (Busy.HELD.get() == null) {
              beats.countDown();
            }
          });
      Busy.HELD.set(beats);

      ChunkOutcome outcome =
          environment.newActivityStub(ProcessActivities.class).process(night.task(night.run(1), 0));

      assertThat(outcome.rows().used()).isEqualTo(60);
      assertThat(beats.getCount()).isZero();
    } finally {
      environment.close();
    }
  }

  @Test
  void whatTheClientGivesUpTheStageTriesAgainInSmallerBatchesAndFewerAtOnce() throws IOException {
    Night night = night("given-up");
    MerchantId merchant = night.merchant("m");
    ResultId result = ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY));
    List<Put> rows = new ArrayList<>();
    for (long hash = 0; hash < 300; hash++) {
      byte[] key = IntermediateKey.bytes(result, hash, new byte[] {1});
      rows.add(WriteBuffer.put(HBaseTable.INTERMEDIATE, result.generation(), key, key));
    }
    WriteStage stage = new ChunkStages(1000, 100, 4).write();
    Busy.TOO_BUSY.set(2);
    try (Connection impatient = impatient()) {
      stage.store(
          new HBaseStores(impatient, lab.stores().namespace()), HBaseTable.INTERMEDIATE, rows);
    }

    assertThat(cells(night, merchant)).hasSize(300);
    assertThat(stage.batch().rows()).isLessThan(100);
    assertThat(stage.atOnce()).isLessThan(4);
    assertThat(stage.meter().rows()).isEqualTo(300);
    assertThat(stage.meter().nanos(Use.HELD)).isGreaterThan(Duration.ofSeconds(1).toNanos());
  }

  @Test
  void aScanThatTheClientGivesUpGoesOnBehindItsLastRow() throws IOException {
    Night night = night("scanned");
    MerchantId merchant = night.merchant("m", 40);
    Slice slice = new Slice(new MerchantDay(merchant, Night.DAY), HashRange.ALL);
    List<String> keys = new ArrayList<>();
    BatchSize tens = new BatchSize(1, 10, Duration.ofSeconds(10));
    try (Connection impatient = impatient();
        RawRows rows =
            new RawRows(
                new HBaseStores(impatient, lab.stores().namespace()),
                slice,
                night.run(1).generation(),
                tens)) {
      keys.addAll(keys(rows.next(32)));
      Busy.READS_REFUSED.set(2);
      for (List<Result> more = rows.next(32); !more.isEmpty(); more = rows.next(32)) {
        keys.addAll(keys(more));
      }
    }

    assertThat(Busy.READS_REFUSED).hasValue(0);
    assertThat(keys).hasSize(120).doesNotHaveDuplicates().isSorted();
  }

  private static List<String> keys(List<Result> rows) {
    return rows.stream().map(row -> Bytes.toHex(row.getRow())).toList();
  }

  /** One that tells of the first refusal. */
  private static Connection impatient() throws IOException {
    Configuration configuration = new Configuration(lab.stores().connection().getConfiguration());
    configuration.setInt(HConstants.HBASE_CLIENT_RETRIES_NUMBER, 0);
    return ConnectionFactory.createConnection(configuration);
  }

  private static Night night(String name) {
    return new Night(lab, name).with(Night.WIDE);
  }

  private static List<String> cells(Night night, MerchantId merchant) {
    return Cells.processed(
        lab.stores(), ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY)));
  }
}
