package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.FailedDays;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every ledger takes for a failed day. Each test has a job of its own. */
abstract class FailedDaysContract extends LedgerFixture {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final long CUTOFF = 1_774_900_000_000L;

  private final FailedDays failed = new MySqlFailedDays(database());
  private long cutoff = CUTOFF;

  FailedDaysContract(TestServer server) {
    super(server, "nightjar_failed_days_contract");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "CANCELLED"})
  void aLaterRunOfSomeMerchantsDoesNotHideOneOfAllThatFailed(RunState end) {
    JobName job = new JobName("hidden-" + end.name().toLowerCase(java.util.Locale.ROOT));
    ended(job, "all", end);
    assertThat(days(job)).containsExactly(DAY);

    ended(job, "sel-1b2c3d4e", RunState.COMPLETED);
    ended(job, "europe", RunState.COMPLETED);

    assertThat(days(job)).containsExactly(DAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"europe", "all", "backfill"})
  void aLaterRunOfTheSameGroupOrOfAllMakesUpForIt(String group) {
    JobName job = new JobName("mended-" + group);
    ended(job, "europe", RunState.FAILED);

    ended(job, group, RunState.FAILED);
    assertThat(days(job)).containsExactly(DAY);
    ended(job, group, RunState.COMPLETED_WITH_FAILURES);
    ended(job, "all", RunState.COMPLETED);

    assertThat(days(job)).isEmpty();
  }

  @Test
  void aRetryMakesUpForTheRunThatItIsOfAndForNoOther() {
    JobName job = new JobName("retried");
    RunId first = ended(job, "all", RunState.FAILED);
    ended(job, "retry-" + (cutoff + 90), RunState.COMPLETED);
    ended(job, "retry-" + first.generation() + "0", RunState.COMPLETED);
    assertThat(days(job)).containsExactly(DAY);

    ended(job, "retry-" + first.generation() + "-2", RunState.COMPLETED);

    assertThat(days(job)).isEmpty();
  }

  @Test
  void aPlannedRunIsMadeUpForMerchantByMerchant() {
    JobName job = new JobName("planned");
    RunId run = opened(job, "all");
    ledger.writePlan(run, VERSION, PLAN, BASIS);
    ledger.close(run, RunState.CANCELLED, "as a test says");
    RunId later = opened(job, "all");
    List<String> merchants = List.of("delta", "alpha", "Beta", "charlie", "echo");
    merchants.forEach(name -> published(later, name));
    ledger.close(later, RunState.COMPLETED, "as a test says");
    assertThat(days(job)).containsExactly(DAY);

    published(opened(job, "sel-1b2c3d4e"), "foxtrot");

    assertThat(days(job)).isEmpty();
  }

  private void published(RunId run, String name) {
    ledger.published(
        List.of(
            new Publication(
                new MerchantDay(merchant(name), DAY),
                run,
                VERSION,
                1,
                Digest.of(new byte[0]),
                new RowCounts(1, 1, 0, 0))));
  }

  @Test
  void whoWasTakenOutAndNotPublishedSinceMakesADayAFailedOne() {
    JobName job = new JobName("taken-out");
    RunId run = opened(job, "all");
    ledger.takenOut(run, List.of(new MerchantFailure(merchant("pear"), "its own fault")));
    ledger.close(run, RunState.COMPLETED_WITH_FAILURES, "pear failed");
    assertThat(days(job)).containsExactly(DAY);
    assertThat(failed.between(job, DAY.plusDays(1), DAY.plusDays(9))).isEmpty();

    published(opened(job, "sel-1b2c3d4e"), "pear");

    assertThat(days(job)).isEmpty();
  }

  private SortedSet<LocalDate> days(JobName job) {
    return failed.between(job, DAY.minusDays(1), DAY);
  }

  private RunId ended(JobName job, String group, RunState end) {
    RunId run = opened(job, group);
    ledger.close(run, end, "as a test says");
    return run;
  }

  private RunId opened(JobName job, String group) {
    RunId run = new RunId(job, DAY, group, new Generation(++cutoff));
    ledger.open(run, VERSION, "nightly/test");
    return run;
  }
}
