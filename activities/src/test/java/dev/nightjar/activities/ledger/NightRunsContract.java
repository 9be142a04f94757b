package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.NightRuns;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What every ledger tells of a night. Each test has a job of its own. */
abstract class NightRunsContract extends LedgerFixture {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final long CUTOFF = 1_774_900_000_000L;

  private final NightRuns nights = new MySqlNightRuns(database());

  NightRunsContract(TestServer server) {
    super(server, "nightjar_night_runs_contract");
  }

  @Test
  void aNightHasTheStateOfItsRunThatWasOpenedLast() {
    JobName job = new JobName("again");
    RunId first = opened(job, DAY, "europe", CUTOFF + 1);
    ledger.close(first, RunState.FAILED, "as a test says");
    assertThat(nights.latest(job, DAY, "europe")).contains(RunState.FAILED);

    RunId second = opened(job, DAY, "europe", CUTOFF);
    assertThat(nights.latest(job, DAY, "europe")).contains(RunState.RUNNING);
    ledger.close(second, RunState.COMPLETED, "as a test says");

    assertThat(nights.latest(job, DAY, "europe")).contains(RunState.COMPLETED);
  }

  @Test
  void aRunOfAnotherJobDayOrGroupIsAnotherNights() {
    JobName job = new JobName("alone");
    opened(job, DAY, "europe", CUTOFF);

    assertThat(nights.latest(job, DAY, "Europe")).isEmpty();
    assertThat(nights.latest(job, DAY.plusDays(1), "europe")).isEmpty();
    assertThat(nights.latest(new JobName("another"), DAY, "europe")).isEmpty();
  }

  private RunId opened(JobName job, LocalDate day, String group, long cutoff) {
    RunId run = new RunId(job, day, group, new Generation(cutoff));
    ledger.open(run, VERSION, "nightly/test");
    return run;
  }
}
