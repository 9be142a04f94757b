package dev.nightjar.workflows.message;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;

/**
 * A group of batches to carry through; what each of them is, the ledger tells.
 *
 * @param run whose batches
 * @param version the job version that the plan fixed
 * @param workflowId the id of the run's workflow, with which its batches' ids begin
 * @param first the number of its first batch
 * @param batches how many batches, 1 to 500
 * @param limits the run's limits
 * @param state how the run goes when the group starts
 * @param isRetry whether slices that an earlier run of the same cutoff sealed are not done again
 */
public record GroupTask(
    RunId run,
    JobVersion version,
    String workflowId,
    int first,
    int batches,
    RunLimits limits,
    GroupChange state,
    boolean isRetry) {
  /** The number of its last batch. */
  public int last() {
    return first + batches - 1;
  }

  /** The same group, as the run goes now. */
  public GroupTask under(GroupChange now) {
    return new GroupTask(run, version, workflowId, first, batches, limits, now, isRetry);
  }
}
