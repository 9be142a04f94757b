package dev.nightjar.activities.process;

import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedSlice;
import java.io.IOException;
import java.util.List;

/** Brings back what HBase has lost of slices whose chunks are done. Thread-safe. */
@FunctionalInterface
public interface SliceRestorer {
  /**
   * Processes slices once more: every row and seal that is missing is there again, and what is
   * there stays as it is. The ledger is told nothing, for a slice comes to the same each time.
   *
   * @param job in the version of the run's plan
   * @throws dev.nightjar.activities.failure.PermanentFailure when a slice comes to something else
   *     than its seal says, or can't be processed any more
   */
  void restore(RunId run, Job<?> job, List<PlannedSlice> slices, Heartbeat heartbeat)
      throws IOException;
}
