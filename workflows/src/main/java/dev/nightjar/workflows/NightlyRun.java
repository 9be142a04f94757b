package dev.nightjar.workflows;

import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One run of a job for one business day: plan, batches, close. Its workflow id, {@code
 * nightly/JOB/DAY/GROUP}, keeps two runs of the same day from running at once.
 */
@WorkflowInterface
public interface NightlyRun {
  /** Carries the run to its end. A failure carries a type of {@link FailureType}. */
  @WorkflowMethod
  RunReport run(RunRequest request);

  /** How far the run has come, in words. */
  @QueryMethod
  RunStatus progress();
}
