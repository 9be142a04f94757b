package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.chunk;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static dev.nightjar.activities.ledger.TestPlans.newRun;
import static dev.nightjar.activities.ledger.TestPlans.outcome;
import static dev.nightjar.activities.ledger.TestPlans.plan;
import static dev.nightjar.activities.ledger.TestPlans.publication;
import static dev.nightjar.activities.ledger.TestPlans.slice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every ledger does with runs and plans. A server's test extends it and says where the server
 * is.
 */
abstract class LedgerContract extends LedgerFixture {
  LedgerContract(TestServer server) {
    super(server, "nightjar_ledger_contract");
  }

  @Test
  void aRunThatIsOpenedAgainStaysAsItWas() {
    RunId run = opened();
    clock.pass(Duration.ofHours(1));
    ledger.open(run, new JobVersion(9), "another");

    RunRecord record = ledger.run(run).orElseThrow();
    assertThat(record.version()).isEqualTo(VERSION);
    assertThat(record.workflowId()).isEqualTo("nightly/" + run);
    assertThat(record.started()).isEqualTo(clock.instant().minus(Duration.ofHours(1)));
    assertThat(record.state()).isEqualTo(RunState.RUNNING);
    assertThat(record.finished()).isNull();
  }

  @Test
  void aRunThatHasEndedKeepsItsFirstEndState() {
    RunId run = opened();
    ledger.close(run, RunState.CANCELLED, "an operator 'ended' it – ünïcode 🦉");
    ledger.close(run, RunState.COMPLETED, "late");

    RunRecord record = ledger.run(run).orElseThrow();
    assertThat(record.state()).isEqualTo(RunState.CANCELLED);
    assertThat(record.message()).isEqualTo("an operator 'ended' it – ünïcode 🦉");
    assertThat(record.finished()).isEqualTo(clock.instant());
  }

  @Test
  void aRunDoesNotEndRunning() {
    RunId run = opened();

    assertThatThrownBy(() -> ledger.close(run, RunState.RUNNING, "?"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RUNNING");
  }

  @Test
  void runsComeNewestFirst() {
    RunId first = opened();
    RunId second = planned();

    assertThat(ledger.runs(2)).extracting(RunRecord::id).containsExactly(second, first);
    assertThat(ledger.runs(1)).extracting(run -> run.progress().chunks()).containsExactly(3);
  }

  @Test
  void anUnknownRunIsNotThere() {
    RunId run = newRun();

    assertThat(ledger.run(run)).isEmpty();
    assertThat(ledger.plan(run)).isEmpty();
    assertThat(ledger.batch(run, 0)).isEmpty();
    assertThat(ledger.chunk(new ChunkId(run, 0))).isEmpty();
    assertThat(ledger.planned(new ChunkId(run, 0))).isEmpty();
    assertThat(ledger.chunks(run, 0)).isEmpty();
    assertThat(ledger.running(run, 10)).isEmpty();
    assertThat(ledger.failures(run, 10)).isEmpty();
    assertThat(ledger.publishedMerchants(run, 10)).isEmpty();
  }

  @Test
  void aPlanIsReadAsItWasWritten() {
    RunId run = opened();
    PlannedChunk giant =
        new PlannedChunk(
            0, 0, List.of(slice("giant", new HashRange(1L << 63, -2))), Long.MAX_VALUE / 2);
    Plan plan = plan(List.of(giant, chunk(1, 0, "a\"b\\c", "a'; DROP TABLE chunk; --", "ñandú🦉")));

    PlanHead head = ledger.writePlan(run, VERSION, plan, BASIS);

    assertThat(head)
        .isEqualTo(new PlanHead(run, VERSION, 1, 2, 4, plan.expectedRows(), plan.digest()));
    assertThat(ledger.plan(run)).contains(head);
    assertThat(ledger.batch(run, 0)).contains(plan.batches().get(0));
    assertThat(ledger.chunks(run, 0))
        .extracting(ChunkRecord::chunk)
        .containsExactlyElementsOf(plan.chunks());
    assertThat(ledger.planned(new ChunkId(run, 0))).contains(giant);
    assertThat(record(new ChunkId(run, 1)))
        .isEqualTo(
            new ChunkRecord(
                plan.chunks().get(1), ChunkState.PLANNED, 0, null, null, null, null, null));
  }

  @Test
  void theFirstPlanStays() {
    RunId run = planned();

    PlanHead head =
        ledger.writePlan(run, new JobVersion(4), plan(List.of(chunk(0, 0, "other"))), BASIS);

    assertThat(head.digest()).isEqualTo(PLAN.digest());
    assertThat(head.version()).isEqualTo(VERSION);
    assertThat(ledger.chunks(run, 0))
        .extracting(ChunkRecord::chunk)
        .containsExactly(PLAN.chunks().get(0), PLAN.chunks().get(1));
  }

  @Test
  void ofWritersAtOnceOneWritesThePlan() {
    RunId run = opened();
    List<Plan> plans =
        IntStream.range(0, 6)
            .mapToObj(
                writer ->
                    plan(
                        IntStream.range(0, 300 + writer)
                            .mapToObj(number -> chunk(number, 0, "m" + writer))
                            .toList()))
            .toList();
    List<Callable<PlanHead>> writers =
        plans.stream()
            .<Callable<PlanHead>>map(plan -> () -> ledger.writePlan(run, VERSION, plan, BASIS))
            .toList();

    List<PlanHead> heads = AtOnce.results(writers);

    PlanHead winner = ledger.plan(run).orElseThrow();
    assertThat(heads).hasSize(6).containsOnly(winner);
    Plan written =
        plans.stream()
            .filter(plan -> plan.digest().equals(winner.digest()))
            .findFirst()
            .orElseThrow();
    assertThat(ledger.chunks(run, 0))
        .extracting(ChunkRecord::chunk)
        .containsExactlyElementsOf(written.chunks());
  }

  @Test
  void aRunThatIsNotOpenedTakesNoPlan() {
    RunId run = newRun();

    assertThatThrownBy(() -> ledger.writePlan(run, VERSION, PLAN, BASIS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(run.toString());
  }

  private static Plan large(String merchant, int chunks) {
    return plan(
        IntStream.range(0, chunks)
            .mapToObj(number -> chunk(number, number / 4000, merchant + number / 4000))
            .toList());
  }

  @Test
  void aLargePlanIsWrittenInPagesAndWhole() {
    RunId run = opened();
    Plan plan = large("m", PlanPages.PAGE + 3005);
    AtomicInteger pages = new AtomicInteger();

    PlanHead head = ledger.writePlan(run, VERSION, plan, BASIS, pages::incrementAndGet);

    assertThat(pages).hasValue(2);
    assertThat(ledger.plan(run)).contains(head);
    assertThat(head.chunks()).isEqualTo(plan.chunks().size());
    assertThat(ledger.batches(run, 0, 500)).isEqualTo(plan.batches());
    assertThat(ledger.batches(run, 1, 1)).containsExactly(plan.batches().get(1));
    assertThat(ledger.chunks(run, 2))
        .extracting(ChunkRecord::chunk)
        .isEqualTo(plan.chunks().subList(8000, 8005));
    int last = plan.chunks().size() - 1;
    assertThat(ledger.planned(new ChunkId(run, last))).contains(plan.chunks().get(last));
  }

  @Test
  void aHalfWrittenPlanIsNoneAndIsWrittenOver() {
    RunId run = opened();
    Plan half = large("half", 2 * PlanPages.PAGE);
    assertThatThrownBy(() -> ledger.writePlan(run, VERSION, half, BASIS, LedgerContract::die))
        .hasMessage("the worker host dies");
    assertThat(ledger.plan(run)).isEmpty();

    ledger.writePlan(run, VERSION, PLAN, BASIS);

    assertThat(ledger.plan(run).orElseThrow().digest()).isEqualTo(PLAN.digest());
    assertThat(ledger.chunks(run, 0))
        .extracting(ChunkRecord::chunk)
        .isEqualTo(PLAN.chunks().subList(0, 2));
    assertThat(ledger.chunk(new ChunkId(run, PLAN.chunks().size()))).isEmpty();
    assertThat(ledger.batches(run, 0, 500)).isEqualTo(PLAN.batches());
  }

  private static void die() {
    throw new IllegalStateException("the worker host dies");
  }

  @Test
  void ofTwoLargePlansTheOneBegunLastGoesOn() {
    RunId run = opened();
    Plan first = large("first", 2 * PlanPages.PAGE);
    Plan second = large("second", PlanPages.PAGE + 1);
    Runnable other = () -> ledger.writePlan(run, VERSION, second, BASIS, LedgerContract::die);

    assertThatThrownBy(
            () ->
                ledger.writePlan(
                    run,
                    VERSION,
                    first,
                    BASIS,
                    () -> assertThatThrownBy(other::run).hasMessage("the worker host dies")))
        .isInstanceOf(LedgerUnavailable.class)
        .hasMessageContaining("another worker host began to write a different one");
    assertThat(ledger.plan(run)).isEmpty();

    ledger.writePlan(run, VERSION, second, BASIS);

    assertThat(ledger.plan(run).orElseThrow().chunks()).isEqualTo(PlanPages.PAGE + 1);
    assertThat(ledger.chunk(new ChunkId(run, PlanPages.PAGE + 1))).isEmpty();
    assertThat(ledger.chunks(run, 1))
        .extracting(ChunkRecord::chunk)
        .isEqualTo(second.chunks().subList(4000, PlanPages.PAGE + 1));
  }

  @Test
  void whoWritesOnFindsThePlanThatWasFinishedMeanwhile() {
    RunId run = opened();
    Plan first = large("first", 2 * PlanPages.PAGE);

    PlanHead head =
        ledger.writePlan(
            run, VERSION, first, BASIS, () -> ledger.writePlan(run, VERSION, PLAN, BASIS));

    assertThat(head.digest()).isEqualTo(PLAN.digest());
    assertThat(ledger.chunks(run, 0))
        .extracting(ChunkRecord::chunk)
        .isEqualTo(PLAN.chunks().subList(0, 2));
  }

  @Test
  void aLargePlanIsReadInPages() {
    RunId run = opened();
    Plan plan =
        plan(IntStream.range(0, 2345).mapToObj(number -> chunk(number, 0, "m" + number)).toList());
    ledger.writePlan(run, VERSION, plan, BASIS);

    assertThat(plan.chunks())
        .allSatisfy(
            chunk -> assertThat(ledger.planned(new ChunkId(run, chunk.number()))).contains(chunk));
    assertThat(ledger.planned(new ChunkId(run, 2345))).isEmpty();
  }

  @Test
  void aChunkThatIsAskedForBeforeThePlanIsFoundAfterwards() {
    RunId run = opened();
    assertThat(ledger.planned(new ChunkId(run, 1))).isEmpty();

    ledger.writePlan(run, VERSION, PLAN, BASIS);

    assertThat(ledger.planned(new ChunkId(run, 1))).contains(PLAN.chunks().get(1));
  }

  @Test
  void progressAddsUp() {
    RunId run = planned();
    ledger.finish(new ChunkId(run, 0), outcome(10, "rows"));
    List<Integer> parts = ledger.fail(new ChunkId(run, 1), "broken");
    ledger.finish(new ChunkId(run, parts.get(0)), outcome(20, "rows"));
    ledger.fail(new ChunkId(run, parts.get(1)), "broken");
    ledger.begin(new ChunkId(run, parts.get(2)), "host-1");
    ledger.published(List.of(publication(run, "delta")));
    ledger.takenOut(run, List.of(new MerchantFailure(merchant("alpha"), "broken")));

    assertThat(ledger.run(run).orElseThrow().progress())
        .isEqualTo(new RunProgress(2, 5, 2, 1, 1, 6, 1, 1, 6003, new RowCounts(36, 30, 4, 2)));
  }

  @Test
  void chunksThatRunComeInTheOrderInWhichTheyWereBegun() {
    RunId run = planned();
    ledger.begin(new ChunkId(run, 2), "host-2");
    clock.pass(Duration.ofSeconds(5));
    ledger.begin(new ChunkId(run, 0), "host-1");
    ledger.begin(new ChunkId(run, 0), "host-3");
    RunId other = planned();
    ledger.begin(new ChunkId(other, 1), "host-1");

    assertThat(ledger.running(run, 10))
        .extracting(chunk -> chunk.chunk().number(), ChunkRecord::worker, ChunkRecord::attempts)
        .containsExactly(tuple(2, "host-2", 1), tuple(0, "host-3", 2));
    assertThat(ledger.running(run, 1)).containsExactly(record(new ChunkId(run, 2)));

    ledger.finish(new ChunkId(run, 2), outcome(10, "rows"));
    assertThat(ledger.running(run, 10)).containsExactly(record(new ChunkId(run, 0)));
  }

  @Test
  void aLimitIsKept() {
    assertThatThrownBy(() -> ledger.running(newRun(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.runs(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ledger.stale(Duration.ZERO, 10_001))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void runsOfOtherGroupsAreOtherRuns() {
    RunId all = planned();
    RunId some = new RunId(all.job(), all.day(), "ALL", all.generation());

    assertThat(ledger.run(some)).isEmpty();
    assertThat(ledger.plan(some)).isEmpty();
  }
}
