package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobName;
import java.time.LocalDate;
import java.util.SortedSet;

/** Business days on which a run failed and none has made up for it. Thread-safe. */
public interface FailedDays {
  /**
   * Days, both ends included, on which a merchant was taken out and not published since, or of
   * which the last run failed or was cancelled.
   *
   * @throws LedgerUnavailable when the store does not answer
   */
  SortedSet<LocalDate> between(JobName job, LocalDate first, LocalDate last);
}
