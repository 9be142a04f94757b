package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobName;
import java.time.LocalDate;
import java.util.SortedSet;

/** Business days on which a run failed and none has made up for it. Thread-safe. */
public interface FailedDays {
  /**
   * Days, both ends included, on which a merchant was taken out and not published since, or a run
   * failed or was cancelled and not all merchants of its plan that nights are run for have a
   * generation as new; or that run had no plan yet, and no later one of the same group or of all
   * merchants, and no retry of it, was carried to its end.
   *
   * @throws LedgerUnavailable when the store does not answer
   */
  SortedSet<LocalDate> between(JobName job, LocalDate first, LocalDate last);
}
