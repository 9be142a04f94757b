package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobName;
import java.util.Optional;

/** With which run each job began. Thread-safe. */
public interface FirstRuns {
  /**
   * The run of a job that was started first among those that completed, with failures or without.
   *
   * @return empty when none did
   * @throws LedgerUnavailable when the store does not answer
   */
  Optional<FirstRun> first(JobName job);
}
