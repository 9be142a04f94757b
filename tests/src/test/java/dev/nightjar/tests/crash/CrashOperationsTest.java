package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.crash.KnownData.Delivered;
import dev.nightjar.tests.crash.OperationSite.Scenario;
import dev.nightjar.tests.crash.Storm.Afterwards;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.Existing;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What operators do beside plain nights, under faults; each on a site of its own. {@code
 * -Dnightjar.crash.seeds} chooses the faults, seed 1 unless given.
 */
@Tag("crash")
@Tag("operations")
@OnStack
@Timeout(3_600)
final class CrashOperationsTest {
  private static final List<Long> SEEDS =
      CrashRuns.seeds(System.getProperty("nightjar.crash.seeds", "1"));
  private static final Path RECORDS =
      Path.of(System.getProperty("nightjar.crash.records", "target/crash-operations"));

  private static final String JOB = PacedAnalytics.NAME.value();

  private String method = "";

  @BeforeEach
  void of(TestInfo test) {
    method = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void aBackfillIsPausedAndResumedThenCancelledAndGoneOnWith(TestStack stack, @TempDir Path folder)
      throws Exception {
    play(stack, folder, Operation.BACKFILL, new BackfillScenario());
  }

  @Test
  void aNightTakesTheLateDataOfOtherDays(TestStack stack, @TempDir Path folder) throws Exception {
    play(stack, folder, Operation.LATE, CrashOperationsTest::late);
  }

  private static void late(OperationSite on) throws Exception {
    on.deliver(on.data().onTime());
    DaysWork calm =
        BackfillScenario.begin(on, BackfillScenario.command(on, "--parallel-days", "4"));
    on.awaitEnd();
    on.completed(calm.runs());
    on.checks().published(Delivered.ON_TIME);
    on.deliver(on.data().late());

    int before = on.runs().size();
    List<String> words = List.of("run", JOB, on.data().day().toString(), "--late");
    DaysWork night = new DaysWork(on.site().site(), "late/" + JOB + "/all", words, 1);
    on.type(words, () -> on.runs().size() > before);
    RunId run = night.runs().get(0).id();
    assertThat(run.day()).isEqualTo(on.data().day());
    night.followBy(List.of("runs", "follow", run.toString()));
    on.turnTo(night);
    on.strike();
    // The other days begin when tonight's has ended.
    on.awaitThat(() -> night.runs().size() > 1);
    on.killCoordinator(night.workflowId(), 0, Afterwards.GOES_ON);
    on.strike();
    on.strike();
    on.awaitEnd();

    on.completed(night.runs());
    assertThat(night.runs()).extracting(late -> late.id().day()).doesNotHaveDuplicates();
    on.checks().published(Delivered.EVERYTHING);
  }

  @Test
  void aRunIsPausedAndResumed(TestStack stack, @TempDir Path folder) throws Exception {
    play(stack, folder, Operation.PAUSE, CrashOperationsTest::pause);
  }

  private static void pause(OperationSite on) throws Exception {
    on.deliver(on.data().onTime());
    RunWork night = on.night(Existing.KEEP);
    String run = night.run().toString();
    on.strike(
        Afterwards.STANDS_STILL,
        () -> on.operate("paused since", "runs", "pause", run, "--reason", "it storms"));
    Ledger ledger = night.ledger();
    // What was in hand is done, though its host may have been struck; nothing else is begun.
    on.awaitThat(() -> on.isStill() && ledger.running(night.run(), 100).isEmpty());
    on.killCoordinatorOfStill(ledger.run(night.run()).orElseThrow().workflowId());
    on.strikeStill();
    on.operate("not paused", "runs", "resume", run);
    on.strike();
    on.awaitEnd();

    on.completed(List.of(ledger.run(night.run()).orElseThrow()));
    on.checks().hold(night.run(), Delivered.ON_TIME);
  }

  @Test
  void aRunWithFailedMerchantsIsRetried(TestStack stack, @TempDir Path folder) throws Exception {
    play(stack, folder, Operation.RETRY, CrashOperationsTest::retry);
  }

  private static void retry(OperationSite on) throws Exception {
    on.deliver(on.data().onTime());
    on.deliver(on.data().late());
    List<MerchantId> all =
        on.data().expected(Delivered.EVERYTHING).keySet().stream()
            .map(MerchantDay::merchant)
            .toList();
    List<MerchantId> failing = all.subList(0, all.size() / 2);
    on.site().poison(failing);
    on.night(Existing.KEEP);
    on.awaitEnd();
    on.site().poison(List.of());
    RunRecord failed = on.runs().get(0);
    assertThat(failed.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(failed.progress().merchantsFailed()).isEqualTo(failing.size());
    on.note(failed);

    on.type(List.of("runs", "retry", failed.id().toString()), () -> on.runs().size() > 1);
    RunWork retry = new RunWork(on.site().site().part(Ledger.class), on.runs().get(0).id());
    on.turnTo(retry);
    on.strike();
    on.killCoordinator(
        retry.ledger().run(retry.run()).orElseThrow().workflowId(), 0, Afterwards.GOES_ON);
    on.strike();
    on.strike();
    on.awaitEnd();

    assertThat(on.runs()).hasSize(2);
    on.completed(List.of(on.runs().get(0)));
    assertThat(on.runs().get(0).progress().merchantsPublished()).isEqualTo(failing.size());
    assertThat(retry.run().generation()).isEqualTo(failed.id().generation());
    on.checks().published(Delivered.EVERYTHING);
  }

  @Test
  void theDaysOfAllMerchantsAreRolledBack(TestStack stack, @TempDir Path folder) throws Exception {
    play(stack, folder, Operation.ROLLBACK, new RollbackScenario());
  }

  private void play(TestStack stack, Path folder, Operation operation, Scenario scenario)
      throws Exception {
    for (long seed : SEEDS) {
      OperationSite.play(stack, folder, RECORDS, operation, seed, scenario, replay(method, seed));
    }
  }

  static String replay(String method, long seed) {
    return Replay.of(CrashOperationsTest.class)
        .method(method)
        .with("nightjar.crash.seeds", seed)
        .command();
  }
}
