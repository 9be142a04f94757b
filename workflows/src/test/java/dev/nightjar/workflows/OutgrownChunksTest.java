package dev.nightjar.workflows;

import static dev.nightjar.workflows.FakePlan.rangeOf;
import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chunks that outgrow their weights while they run. */
@Timeout(180)
class OutgrownChunksTest {
  private static final int WINDOW = 3;

  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theLedgerHasAChunkSplitBeforeItsPartsBegin() {
    night.plan.giant("giant", 2).batch("a");
    night.outgrown.put(1, parts(4));

    RunReport report = server.run(splitting(WINDOW));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.merchantsPublished()).isEqualTo(2);
    assertThat(report.chunks()).isEqualTo(6);
    assertThat(report.rows()).isEqualTo(new RowCounts(60, 48, 6, 6));
    assertThat(report.message())
        .contains("2 batches and 6 chunks, as 1 chunk outgrew the weight it was planned by");
    assertThat(attempts("split 1", "process 0", "process 1")).containsExactly(1, 1, 1);
    assertThat(IntStream.range(0, 4).map(n -> night.attempts.of("process " + rangeOf(1, n))))
        .containsOnly(1);
    assertThat(night.attempts.of("fail 1")).isZero();
  }

  @Test
  void onlyChunksOfThePlanMayBeSplitAndTheirPartsBelieveWhatIsSealed() {
    night.plan.batch("a b", "c");
    night.outgrown.put(1, parts(2));
    night.outgrown.put(rangeOf(1, 0), parts(2));
    night.processFaults.put(0, Faults.permanent("broken"));

    RunReport report = server.run(splitting(WINDOW));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    SplitRule rule = new SplitRule(4, 20_000);
    assertThat(night.processed)
        .extracting(task -> task.chunk().number(), ChunkTask::split, ChunkTask::isRetry)
        .containsExactlyInAnyOrder(
            tuple(0, rule, false),
            tuple(1, rule, false),
            tuple(FakePlan.partOf(0, 0), null, false),
            tuple(FakePlan.partOf(0, 1), null, false),
            tuple(rangeOf(1, 0), null, true),
            tuple(rangeOf(1, 1), null, true));
  }

  @Test
  void partsComeBeforeWhatElseWaitsAndWithinTheWindow() {
    night.plan.giant("giant", 12);
    night.outgrown.put(2, parts(10));

    RunReport report = server.run(splitting(1));

    assertThat(report.chunks()).isEqualTo(21);
    assertThat(night.processed)
        .extracting(task -> task.chunk().number())
        .startsWith(0, 1, 2)
        .containsSubsequence(2, rangeOf(2, 0), rangeOf(2, 1), rangeOf(2, 9), 3, 11);
    assertThat(history().mostPending()).isEqualTo(1);
  }

  @Test
  void aPartThatFailsTakesItsMerchantOut() {
    night.plan.batch("a", "b");
    night.outgrown.put(0, parts(3));
    night.processFaults.put(rangeOf(0, 1), Faults.permanent("bad currency"));

    RunReport report = server.run(splitting(WINDOW));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.failures())
        .containsExactly(new MerchantFailure(new MerchantId("a"), "bad currency"));
    assertThat(report.merchantsPublished()).isEqualTo(1);
  }

  @Test
  void aLedgerThatIsAwayForAWhileSplitsAChunkOnce() {
    night.plan.batch("a");
    night.outgrown.put(0, parts(3));
    night.splitFault = Faults.transientUntilAttempt(3);

    assertThat(server.run(splitting(WINDOW)).chunks()).isEqualTo(3);
    assertThat(attempts("split 0", "process 0")).containsExactly(3, 1);
  }

  @Test
  void aChunkThatTheLedgerCannotSplitIsDoneAsAWhole() {
    night.plan.batch("a");
    night.outgrown.put(0, parts(3));
    night.splitFault = Faults.permanent("the ledger refuses");

    RunReport report = server.run(splitting(WINDOW));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.chunks()).isEqualTo(1);
    assertThat(report.problems())
        .containsExactly(
            "chunk 0 outgrew its weight, and the ledger could not record it: the ledger refuses");
    assertThat(night.processed)
        .extracting(ChunkTask::split, ChunkTask::isRetry)
        .containsExactly(tuple(new SplitRule(4, 20_000), false), tuple(null, true));
  }

  @Test
  void anExecutionThatWasTakenForLostEndsForNobodyWhileItsChunkIsSplit() {
    night.plan.batch("a", "b");
    night.outgrown.put(0, parts(3));
    Gate gate = Gate.forTheFirst();
    night.processFaults.put(0, gate);
    night.splitFault = attempt -> gate.open();

    RunReport report =
        server.run(request(limits(1, 1, 1, Duration.ofSeconds(5)).withSplitFactor(4)));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.chunks()).isEqualTo(4);
    assertThat(report.rows()).isEqualTo(new RowCounts(40, 32, 4, 4));
    assertThat(attempts("process 0", "split 0", "fail 0")).containsExactly(2, 1, 0);
  }

  @Test
  void aRunOfAnEarlierWriterSplitsNothing() {
    night.plan.batch("a");
    night.outgrown.put(0, parts(3));

    assertThat(server.run(request()).chunks()).isEqualTo(1);
    assertThat(night.attempts.of("split 0")).isZero();
  }

  @Test
  void aPauseHoldsThePartsBack() {
    night.plan.batch("a");
    night.outgrown.put(0, parts(3));
    Gate gate = Gate.forAll();
    night.processFaults.put(0, gate);
    RunHandle run = server.start(splitting(WINDOW));
    gate.awaitArrival();
    run.pause("the warehouse moves");
    gate.open();
    String batch = server.batchId(request(), night, 0);
    server.awaitEvent(batch, EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED);
    // Whatever the batch decided on the chunk's end is in its history then.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> history().end() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);

    assertThat(history().summaries()).hasSize(1);
    run.resume();

    assertThat(run.result().chunks()).isEqualTo(3);
  }

  @Test
  void aBatchWhoseChunksAllOutgrowTheirWeightsKeepsItsHistoryBounded() {
    int chunks = 500;
    night.plan.giant("giant", chunks);
    for (int chunk = 0; chunk < chunks; chunk++) {
      night.outgrown.put(chunk, parts(16));
    }

    RunReport report = server.run(splitting(100));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.chunks()).isEqualTo(chunks + 15 * 15);
    assertThat(history().events().size()).isLessThan(8_000);
    assertThat(history().bytes()).isLessThan(4 << 20);
    assertThat(history().mostPending()).isLessThanOrEqualTo(100);
  }

  private History history() {
    return server.history(server.batchId(request(), night, 0));
  }

  private List<Integer> attempts(String... activities) {
    return List.of(activities).stream().map(night.attempts::of).toList();
  }

  private static Outgrowth parts(int parts) {
    return new Outgrowth(0, 80_000, parts);
  }

  private static RunRequest splitting(int window) {
    return request(limits(1, window, 100).withSplitFactor(4));
  }
}
