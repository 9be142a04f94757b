package dev.nightjar.workflows.message;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import java.time.Instant;

/**
 * A batch to carry through.
 *
 * @param run whose batch
 * @param version the job version that the plan fixed
 * @param size the batch's number and size
 * @param deadline until when what may pass is retried
 * @param limits the run's limits
 * @param isRetry whether slices that an earlier run of the same cutoff sealed are not done again
 */
public record BatchTask(
    RunId run,
    JobVersion version,
    PlanReport.BatchSize size,
    Instant deadline,
    RunLimits limits,
    boolean isRetry) {
  /** The same batch as an operator has changed its run meanwhile. */
  public BatchTask under(int windowOfChunks, Instant newDeadline) {
    return new BatchTask(
        run, version, size, newDeadline, limits.with(new Windows(0, windowOfChunks)), isRetry);
  }
}
