package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.ProcessActivities;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedStackExtension.class)
final class ProcessActivityTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private static List<String> cells(Night night, MerchantId merchant) {
    return Cells.processed(
        lab.stores(), ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY)));
  }

  private static Night night(String name) {
    return new Night(lab, name).with(Night.WIDE);
  }

  @Test
  void processingAChunkAgainWritesTheSameBytesUnderTheSameKeys() {
    Night night = night("again");
    MerchantId merchant = night.merchant("m", 8);
    night.plan(1);
    ChunkOutcome first = night.process(night.run(1), 0);
    List<String> cells = cells(night, merchant);
    assertThat(night.process(night.run(1), 0)).isEqualTo(first);
    assertThat(cells(night, merchant)).isEqualTo(cells);
    // 8 records; 8 visitors, 7 first types, 1 row of all; 1 seal.
    assertThat(cells).hasSize(8 + 8 + 7 + 1 + 1);
    assertThat(first.rows()).isEqualTo(new RowCounts(24, 24, 0, 0));
    assertThat(first.written()).isEqualTo(24);
  }

  @Test
  void twoExecutionsAtOnceWriteTheSameBytes() {
    Night night = night("at-once");
    MerchantId merchant = night.merchant("m", 30);
    CountDownLatch both = new CountDownLatch(2);
    night.plan(1);
    night.with(
        TappedHello.before(
            day -> {
              both.countDown();
              await(both);
            }));
    // The common pool may have a single thread.
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CompletableFuture<ChunkOutcome> one =
        CompletableFuture.supplyAsync(() -> night.process(night.run(1), 0), threads);
    CompletableFuture<ChunkOutcome> other =
        CompletableFuture.supplyAsync(() -> night.process(night.run(1), 0), threads);
    assertThat(one.join()).isEqualTo(other.join());
    threads.shutdown();
    List<String> cells = cells(night, merchant);
    night.with(new HelloCount()).process(night.run(1), 0);
    assertThat(cells(night, merchant)).isEqualTo(cells);
  }

  @Test
  void anExecutionThatDiesHalfWayIsMadeGoodByTheNext() {
    Night undisturbed = night("undisturbed");
    Night night = night("half-way");
    for (Night each : List.of(undisturbed, night)) {
      each.merchant("a", 3);
      each.merchant("b", 3);
      each.plan(1);
    }
    ChunkOutcome expected = undisturbed.process(undisturbed.run(1), 0);
    AtomicLong visitors = new AtomicLong();
    night.with(
        TappedHello.before(
            day -> {
              if (visitors.incrementAndGet() > 4) {
                throw new OutOfMemoryError("The host dies");
              }
            }));
    assertThatThrownBy(() -> night.process(night.run(1), 0)).isNotNull();
    ChunkOutcome outcome = night.with(new HelloCount()).process(night.run(1), 0);
    assertThat(outcome.rows()).isEqualTo(expected.rows());
    assertThat(outcome.written()).isEqualTo(expected.written());
    night.publishAll(night.plan(1));
    undisturbed.publishAll(undisturbed.plan(1));
    assertThat(night.summary(new MerchantId("half-way-b")).rows())
        .isEqualTo(undisturbed.summary(new MerchantId("undisturbed-b")).rows());
  }

  @Test
  void aJobThatIsNotPureIsFoundOut() {
    AtomicLong more = new AtomicLong();
    Night night = night("impure").with(TappedHello.exaggerating(more::get));
    night.merchant("m", 3);
    night.plan(1);
    night.process(night.run(1), 0);
    more.set(1);
    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));
    assertThat(failure.getType()).isEqualTo("PERMANENT");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("different rows", "--force");
  }

  @Test
  void deltasThatAreSpilledGiveTheSameBytesAsThoseOnTheHeap(@TempDir Path folder)
      throws IOException {
    Night night = night("spill");
    MerchantId merchant = night.merchant("m", 400);
    night.plan(1);
    ChunkOutcome onTheHeap = night.process(night.run(1), 0);
    List<String> cells = cells(night, merchant);
    // So little heap that there are more runs than are merged at once.
    night.with(ProcessOptions.defaults().withDeltaBytes(1024).withSpillFolder(folder));
    assertThat(night.process(night.run(1), 0)).isEqualTo(onTheHeap);
    assertThat(cells(night, merchant)).isEqualTo(cells);
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void rowsThatCannotBeReadGoToQuarantineAndEveryRowIsAccountedFor() throws IOException {
    Night night = night("bad");
    MerchantId merchant = night.merchant("m", 4);
    byte[] key = new RawKey(merchant, Night.DAY, 7, 7, "x").bytes();
    byte[] misplaced = new RawKey(merchant, Night.DAY, 8, 8, "y").bytes();
    String document =
        "{\"merchant\":\"%s\",\"eventId\":\"y\",\"type\":\"t\",\"at\":\"%sT10:00:00Z\"}"
            .formatted(merchant, Night.DAY);
    night.write(
        HBaseTable.RAW,
        List.of(
            Night.row(key, "{broken", Night.ARRIVAL),
            Night.row(misplaced, document, Night.ARRIVAL)));
    // The same event again, a minute later: a duplicate.
    String again =
        "{\"merchant\":\"%s\",\"eventId\":\"e1-0\",\"visitorId\":\"v1\",\"type\":\"t\",\"at\":\"%sT20:00:00Z\"}"
            .formatted(merchant, Night.DAY);
    night.deliver(merchant, List.of(again), Night.ARRIVAL);
    night.plan(1);
    ChunkOutcome outcome = night.process(night.run(1), 0);
    assertThat(outcome.rows()).isEqualTo(new RowCounts(15, 12, 1, 2));
    night.process(night.run(1), 0);
    assertThat(
            new QuarantineStore(lab.stores().connection(), lab.stores().namespace())
                .counts(merchant))
        .isEqualTo(Map.of(QuarantineReason.UNPARSED, 1L, QuarantineReason.AT, 1L));
  }

  @Test
  void rowsWithDamagedKeysArePlannedAndGoToQuarantine() throws IOException {
    Night night = night("odd-keys");
    MerchantId merchant = night.merchant("m", 4);
    byte[] key = new RawKey(merchant, Night.DAY, 1L << 62, 7, "x").bytes();
    byte[] withoutItsEnd = Arrays.copyOf(key, key.length - 12);
    byte[] ofNoText = key.clone();
    ofNoText[key.length - 1] = (byte) 0xff;
    night.write(
        HBaseTable.RAW,
        List.of(
            Night.row(withoutItsEnd, "{}", Night.ARRIVAL),
            Night.row(ofNoText, "{}", Night.ARRIVAL)));

    assertThat(night.plan(1).head().merchants()).isEqualTo(1);
    assertThat(night.process(night.run(1), 0).rows()).isEqualTo(new RowCounts(14, 12, 0, 2));
  }

  @Test
  void aChunkOfWhichTooMuchIsUnreadableFailsAsData() {
    Night night = night("rotten");
    MerchantId merchant = night.merchant("m", 1);
    night.write(
        HBaseTable.RAW,
        List.of(
            Night.row(
                new RawKey(merchant, Night.DAY, 7, 7, "x").bytes(), "rotten", Night.ARRIVAL)));
    night.with(ProcessOptions.defaults().withQuarantineAllowed(0, 0.1)).plan(1);
    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));
    assertThat(failure.getType()).isEqualTo("DATA");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("1 of 4 raw rows");
  }

  @Test
  void aHostWithAnotherVersionOfTheJobLeavesTheChunkToAnother() {
    Night night = night("version");
    night.merchant("m", 1);
    night.plan(1);
    var task = night.task(night.run(1), 0);
    night.with(TappedHello.version(2));
    ApplicationFailure failure =
        Bench.failure(
            () ->
                Bench.call(
                    ProcessActivities.class,
                    night.processActivity(),
                    activity -> activity.process(task)));
    assertThat(failure.getType()).isEqualTo("TRANSIENT");
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage())
        .contains("version 2 of job hello-count", "planned with version 1");
  }

  @Test
  void whatTheJobSaysOfAVisitorDoesNotGetIntoTheFailure() {
    Night night =
        night("secret")
            .with(
                TappedHello.before(
                    day -> {
                      throw new IllegalStateException("Cannot greet " + day.visitor().id());
                    }));
    night.merchant("m", 1);
    night.plan(1);
    ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), 0));
    assertThat(failure.getType()).isEqualTo("PERMANENT");
    assertThat(failure.getOriginalMessage())
        .contains("Cannot greet (visitor)", "hello-count version 1", "secret-m/2024-06-10");
  }

  @Test
  void aDeliveryAfterTheCutoffDoesNotCountEvenWhereItOverwrites() {
    Night night = night("as-of");
    MerchantId merchant = night.merchant("m", 2);
    long late = night.run(1).generation().cutoffMillis() + 1;
    night.deliver(merchant, 3, "9.00", late);
    night.whole(1);
    assertThat(night.summary(merchant).rows("all").get(0).metrics().sum("amount"))
        .isEqualByComparingTo("9.00");
    night.whole(2);
    assertThat(night.summary(merchant).rows("all").get(0).metrics().sum("amount"))
        .isEqualByComparingTo("81.00");
  }

  /** At once: what a job threw as it was interrupted is no reason to look for bad rows. */
  @Test
  @Timeout(25)
  void aCancelStopsTheChunkAndLeavesNoSeal() {
    Night night = night("cancel");
    MerchantId merchant = night.merchant("m", 1);
    night.plan(1);
    CountDownLatch never = new CountDownLatch(1);
    night.with(TappedHello.before(day -> await(never)));
    TestActivityEnvironment environment = Bench.environment();
    try {
      environment.registerActivitiesImplementations(night.processActivity());
      environment.requestCancelActivity();
      ProcessActivities stub = environment.newActivityStub(ProcessActivities.class);
      assertThatThrownBy(() -> stub.process(night.task(night.run(1), 0)))
          .isInstanceOf(CanceledFailure.class);
    } finally {
      environment.close();
    }
    assertThat(cells(night, merchant)).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Nobody came");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Test
  void aJobThatIsNotPureCannotHideInThePartsOfItsChunk() {
    AtomicLong more = new AtomicLong();
    Night night = night("parts").with(TappedHello.exaggerating(more::get));
    MerchantId merchant = night.merchant("a", 3);
    night.merchant("b", 3);
    night.plan(1);
    night.process(night.run(1), 0);
    List<String> cells = cells(night, merchant);
    more.set(1);
    String reason = Bench.failure(() -> night.process(night.run(1), 0)).getOriginalMessage();
    List<Integer> parts = lab.ledger().fail(new ChunkId(night.run(1), 0), reason);
    assertThat(parts).hasSize(2);
    for (int part : parts) {
      ApplicationFailure failure = Bench.failure(() -> night.process(night.run(1), part));
      assertThat(failure.getType()).isEqualTo("PERMANENT");
      assertThat(failure.getOriginalMessage())
          .contains("sealed by an earlier execution", "raise its version", "--force");
    }
    assertThat(cells(night, merchant)).isEqualTo(cells);
    // What was sealed is what a part comes to when the job is itself again.
    more.set(0);
    parts.forEach(part -> night.process(night.run(1), part));
    assertThat(cells(night, merchant)).isEqualTo(cells);
  }

  @Test
  void aHostWithoutTheJobLeavesTheChunkToAnother() {
    Night night = night("no-job");
    assertThatThrownBy(
            () ->
                WrongJobVersion.check(
                    JobCatalog.of(), night.run(1).job(), new HelloCount().version()))
        .isInstanceOf(WrongJobVersion.class)
        .hasMessageContaining("no version of job hello-count");
  }
}
