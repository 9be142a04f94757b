package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import java.time.LocalDate;
import java.util.Optional;

/** What became of nights, however long ago they were. Thread-safe. */
public interface NightRuns {
  /**
   * The state of the run of a job, a day and a group that was opened last.
   *
   * @return empty when there was none
   * @throws LedgerUnavailable when the store does not answer
   */
  Optional<RunState> latest(JobName job, LocalDate day, String group);
}
