package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.DAY;
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

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.DifferentOutcome;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlannedChunk;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What every ledger does. A server's test extends it and says where the server is. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LedgerContract {
  private static final Plan PLAN =
      plan(
          List.of(
              chunk(0, 0, "delta"),
              chunk(1, 0, "alpha", "Beta", "charlie"),
              chunk(2, 1, "echo", "foxtrot")));

  private final LedgerDatabase database;
  private final TestClock clock = new TestClock();
  private final Ledger ledger;

  LedgerContract(TestServer server) {
    database = LedgerDatabase.open(server.emptyDatabase("nightjar_ledger_contract"));
    ledger = new MySqlLedger(database, clock);
  }

  @AfterAll
  void close() {
    database.close();
  }

  private RunId opened() {
    RunId run = newRun();
    ledger.open(run, VERSION, "nightly/" + run);
    return run;
  }

  private RunId planned() {
    RunId run = opened();
    ledger.writePlan(run, VERSION, PLAN);
    return run;
  }

  private ChunkRecord record(ChunkId chunk) {
    return ledger.chunk(chunk).orElseThrow();
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

    PlanHead head = ledger.writePlan(run, VERSION, plan);

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

    PlanHead head = ledger.writePlan(run, new JobVersion(4), plan(List.of(chunk(0, 0, "other"))));

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
            .<Callable<PlanHead>>map(plan -> () -> ledger.writePlan(run, VERSION, plan))
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

    assertThatThrownBy(() -> ledger.writePlan(run, VERSION, PLAN))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(run.toString());
  }

  @Test
  void aLargePlanIsReadInPages() {
    RunId run = opened();
    Plan plan =
        plan(IntStream.range(0, 2345).mapToObj(number -> chunk(number, 0, "m" + number)).toList());
    ledger.writePlan(run, VERSION, plan);

    assertThat(plan.chunks())
        .allSatisfy(
            chunk -> assertThat(ledger.planned(new ChunkId(run, chunk.number()))).contains(chunk));
    assertThat(ledger.planned(new ChunkId(run, 2345))).isEmpty();
  }

  @Test
  void aChunkThatIsAskedForBeforeThePlanIsFoundAfterwards() {
    RunId run = opened();
    assertThat(ledger.planned(new ChunkId(run, 1))).isEmpty();

    ledger.writePlan(run, VERSION, PLAN);

    assertThat(ledger.planned(new ChunkId(run, 1))).contains(PLAN.chunks().get(1));
  }

  @Test
  void everyBeginningIsAnAttempt() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    clock.pass(Duration.ofSeconds(5));
    ledger.begin(chunk, "host-2");

    ChunkRecord record = record(chunk);
    assertThat(record.state()).isEqualTo(ChunkState.RUNNING);
    assertThat(record.attempts()).isEqualTo(2);
    assertThat(record.worker()).isEqualTo("host-2");
    assertThat(record.started()).isEqualTo(clock.instant());
  }

  @Test
  void aChunkThatIsDoneStaysDoneWhenItBeginsAgain() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.finish(chunk, outcome(10, "rows"));
    ledger.begin(chunk, "host-2");

    ChunkRecord record = record(chunk);
    assertThat(record.state()).isEqualTo(ChunkState.DONE);
    assertThat(record.worker()).isEqualTo("host-1");
    assertThat(record.outcome()).isEqualTo(outcome(10, "rows"));
  }

  @Test
  void theSameOutcomeCanBeRecordedAgain() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.begin(chunk, "host-1");
    ledger.finish(chunk, outcome(10, "rows"));
    clock.pass(Duration.ofMinutes(1));
    ledger.finish(chunk, outcome(10, "rows"));

    assertThat(record(chunk).finished()).isEqualTo(clock.instant().minus(Duration.ofMinutes(1)));
  }

  @Test
  void anotherDigestIsRefused() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.finish(chunk, outcome(10, "rows"));

    assertThatThrownBy(() -> ledger.finish(chunk, outcome(10, "other rows")))
        .isInstanceOf(DifferentOutcome.class)
        .hasMessageContaining(chunk.toString());
    assertThat(record(chunk).outcome()).isEqualTo(outcome(10, "rows"));
  }

  @Test
  void anotherCountIsRefused() {
    ChunkId chunk = new ChunkId(planned(), 0);
    ledger.finish(chunk, outcome(10, "rows"));

    assertThatThrownBy(() -> ledger.finish(chunk, outcome(11, "rows")))
        .isInstanceOf(DifferentOutcome.class);
  }

  @Test
  void ofOutcomesAtOnceOneIsRecorded() {
    ChunkId chunk = new ChunkId(planned(), 0);
    List<Callable<Boolean>> finishers =
        IntStream.range(0, 6)
            .<Callable<Boolean>>mapToObj(
                number ->
                    () -> {
                      try {
                        ledger.finish(chunk, outcome(number, "rows"));
                        return true;
                      } catch (DifferentOutcome refused) {
                        return false;
                      }
                    })
            .toList();

    assertThat(AtOnce.results(finishers)).containsOnlyOnce(true).hasSize(6);
  }

  @Test
  void aChunkWithoutRowCannotBeFinished() {
    ChunkId chunk = new ChunkId(planned(), 99);

    assertThatThrownBy(() -> ledger.finish(chunk, outcome(1, "rows")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(chunk.toString());
  }

  @Test
  void aSharedChunkThatFailsIsSplitByMerchantInOrderOfTheirIds() {
    RunId run = planned();
    List<Integer> numbers = ledger.fail(new ChunkId(run, 1), "it \"broke\"");

    assertThat(numbers).hasSize(3).isSorted().allMatch(n -> n >= ChunkId.FIRST_SPLIT_NUMBER);
    assertThat(numbers)
        .extracting(number -> record(new ChunkId(run, number)).chunk().slices())
        .containsExactly(
            List.of(slice("Beta", HashRange.ALL)),
            List.of(slice("alpha", HashRange.ALL)),
            List.of(slice("charlie", HashRange.ALL)));
    assertThat(numbers)
        .extracting(number -> ledger.planned(new ChunkId(run, number)).orElseThrow().batch())
        .containsOnly(0);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(record(new ChunkId(run, 1)).lastError()).isEqualTo("it \"broke\"");
    assertThat(ledger.chunks(run, 0))
        .extracting(r -> r.chunk().number())
        .startsWith(0, 1)
        .hasSize(5);
  }

  @Test
  void thePartsOfAChunkExpectItsRows() {
    RunId run = planned();
    List<Integer> numbers = ledger.fail(new ChunkId(run, 1), "broken");

    assertThat(
            numbers.stream()
                .mapToLong(n -> record(new ChunkId(run, n)).chunk().expectedRows())
                .sum())
        .isEqualTo(PLAN.chunks().get(1).expectedRows());
  }

  @Test
  void aSplitIsMadeOnce() {
    RunId run = planned();
    ChunkId chunk = new ChunkId(run, 1);
    List<Integer> first = ledger.fail(chunk, "broken");
    ledger.begin(new ChunkId(run, first.get(0)), "host-1");

    assertThat(ledger.fail(chunk, "broken again")).isEqualTo(first);
    assertThat(record(new ChunkId(run, first.get(0))).state()).isEqualTo(ChunkState.RUNNING);
  }

  @Test
  void ofSplitsAtOnceOneIsMade() {
    RunId run = planned();
    List<Callable<List<Integer>>> splits =
        IntStream.range(0, 6)
            .<Callable<List<Integer>>>mapToObj(
                n -> () -> ledger.fail(new ChunkId(run, 1), "broken"))
            .toList();

    assertThat(AtOnce.results(splits)).containsOnly(ledger.fail(new ChunkId(run, 1), "broken"));
    assertThat(ledger.chunks(run, 0)).hasSize(5);
  }

  @Test
  void twoSplitsShareNoNumber() {
    RunId run = planned();

    assertThat(ledger.fail(new ChunkId(run, 1), "broken"))
        .doesNotContainAnyElementsOf(ledger.fail(new ChunkId(run, 2), "broken"));
  }

  @Test
  void aChunkOfOneMerchantFails() {
    RunId run = planned();

    assertThat(ledger.fail(new ChunkId(run, 0), "broken")).isEmpty();
    assertThat(ledger.fail(new ChunkId(run, 0), "late")).isEmpty();
    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.FAILED);
    assertThat(record(new ChunkId(run, 0)).lastError()).isEqualTo("broken");
    assertThat(record(new ChunkId(run, 0)).finished()).isEqualTo(clock.instant());
  }

  @Test
  void aPartOfASplitFails() {
    RunId run = planned();
    int part = ledger.fail(new ChunkId(run, 1), "broken").get(1);

    assertThat(ledger.fail(new ChunkId(run, part), "still broken")).isEmpty();
    assertThat(record(new ChunkId(run, part)).state()).isEqualTo(ChunkState.FAILED);
  }

  @Test
  void aLateFinishBringsNoChunkBack() {
    RunId run = planned();
    ledger.fail(new ChunkId(run, 0), "broken");
    ledger.fail(new ChunkId(run, 1), "broken");
    ledger.finish(new ChunkId(run, 0), outcome(10, "rows"));
    ledger.finish(new ChunkId(run, 1), outcome(10, "rows"));
    ledger.begin(new ChunkId(run, 1), "host-1");

    assertThat(record(new ChunkId(run, 0)).state()).isEqualTo(ChunkState.FAILED);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(record(new ChunkId(run, 1)).outcome()).isNull();
  }

  @Test
  void aChunkThatIsDoneCanStillBeGivenUp() {
    RunId run = planned();
    ledger.finish(new ChunkId(run, 1), outcome(10, "rows"));

    assertThat(ledger.fail(new ChunkId(run, 1), "the answer was lost")).hasSize(3);
    assertThat(record(new ChunkId(run, 1)).state()).isEqualTo(ChunkState.SPLIT);
    assertThat(ledger.run(run).orElseThrow().progress().rows()).isEqualTo(RowCounts.NONE);
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
        .isEqualTo(new RunProgress(2, 5, 2, 1, 6, 1, 1, 6003, new RowCounts(36, 30, 4, 2)));
  }

  @Test
  void whoIsTakenOutKeepsTheFirstReason() {
    RunId run = planned();
    ledger.takenOut(run, List.of(new MerchantFailure(merchant("b"), "first")));
    ledger.takenOut(
        run,
        List.of(
            new MerchantFailure(merchant("b"), "second"),
            new MerchantFailure(merchant("a"), "x".repeat(100_000)),
            new MerchantFailure(merchant("B"), "third")));

    List<MerchantFailure> failures = ledger.failures(run, 10);
    assertThat(failures).extracting(f -> f.merchant().value()).containsExactly("B", "a", "b");
    assertThat(failures.get(1).reason()).startsWith("xxx").hasSizeLessThan(10_000);
    assertThat(failures.get(2).reason()).isEqualTo("first");
    assertThat(ledger.failures(run, 1)).hasSize(1);
  }

  @Test
  void publishedMerchantsComeInOrderOfTheirIds() {
    RunId run = planned();
    ledger.published(List.of(publication(run, "é"), publication(run, "z"), publication(run, "Z")));
    ledger.published(List.of(publication(run, "z")));

    assertThat(ledger.publishedMerchants(run, 10))
        .containsExactly(merchant("Z"), merchant("z"), merchant("é"));
    assertThat(ledger.publishedMerchants(run, 2)).hasSize(2);
  }

  @Test
  void anOlderGenerationIsStaleAfterItsGracePeriodUntilItIsSwept() {
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(older, "stale-1")));
    ledger.published(List.of(publication(newer, "stale-1")));
    Duration grace = Duration.ofHours(1);
    assertThat(staleOf("stale-1", grace)).isEmpty();

    clock.pass(grace);
    assertThat(staleOf("stale-1", grace)).containsExactly(stale("stale-1", older));
    ledger.swept(List.of(stale("stale-1", older)));
    assertThat(staleOf("stale-1", grace)).isEmpty();
  }

  @Test
  void aGenerationThatIsPublishedAfterANewerOneIsSupersededAtOnce() {
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(newer, "stale-2")));
    ledger.published(List.of(publication(older, "stale-2")));

    assertThat(staleOf("stale-2", Duration.ZERO)).containsExactly(stale("stale-2", older));
  }

  @Test
  void generationsOfOtherMerchantsAreLeftAlone() {
    RunId older = opened();
    RunId newer = opened();
    ledger.published(List.of(publication(older, "Case")));
    ledger.published(List.of(publication(newer, "case")));

    assertThat(staleOf("Case", Duration.ZERO)).isEmpty();
  }

  @Test
  void ofGenerationsPublishedAtOnceOnlyTheNewestIsCurrent() {
    List<RunId> runs = IntStream.range(0, 6).mapToObj(n -> opened()).toList();
    List<Callable<Boolean>> publishers =
        runs.stream()
            .<Callable<Boolean>>map(
                run ->
                    () -> {
                      ledger.published(
                          IntStream.range(0, 40)
                              .mapToObj(n -> publication(run, "at-once-" + n))
                              .toList());
                      return true;
                    })
            .toList();
    AtOnce.results(publishers);

    assertThat(staleOf("at-once-17", Duration.ZERO))
        .containsExactlyInAnyOrderElementsOf(
            runs.subList(0, 5).stream().map(run -> stale("at-once-17", run)).toList());
  }

  @Test
  void aLimitIsKept() {
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

  private List<StaleGeneration> staleOf(String merchant, Duration grace) {
    return ledger.stale(grace, 10_000).stream()
        .filter(each -> each.merchantDay().merchant().value().equals(merchant))
        .toList();
  }

  private static StaleGeneration stale(String merchant, RunId run) {
    return new StaleGeneration(
        new MerchantDay(merchant(merchant), DAY), run.job(), run.generation());
  }
}
