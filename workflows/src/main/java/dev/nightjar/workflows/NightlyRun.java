package dev.nightjar.workflows;

import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Windows;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
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

  /**
   * Starts nothing more until the run is resumed: chunks and publications that run go on to their
   * end, in all batches. Refused when it is paused already, or is closing.
   *
   * @param reason why, for whoever looks at it; may be empty
   * @return how far it has come
   */
  @UpdateMethod
  RunStatus pause(String reason);

  /** Refuses what {@link #pause} must not do. */
  @UpdateValidatorMethod(updateName = "pause")
  void mayPause(String reason);

  /**
   * Goes on after a pause, whose length is added to the run's deadline. Refused when it is not
   * paused, or is closing.
   */
  @UpdateMethod
  RunStatus resume();

  /** Refuses what {@link #resume} must not do. */
  @UpdateValidatorMethod(updateName = "resume")
  void mayResume();

  /** Changes how much of it may run at once. Refused when it is closing. */
  @UpdateMethod
  RunStatus setWindow(Windows windows);

  /** Refuses what {@link #setWindow} must not do. */
  @UpdateValidatorMethod(updateName = "setWindow")
  void maySetWindow(Windows windows);

  /** How far the run has come, in words. */
  @QueryMethod
  RunStatus progress();
}
