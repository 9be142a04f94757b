package dev.nightjar.workflows;

import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Runs many business days, a few at once, all as of one cutoff. */
@WorkflowInterface
public interface Backfill {
  /** Carries all days to their end. */
  @WorkflowMethod
  DaysReport run(BackfillRequest request);

  /** How far it has come. */
  @QueryMethod
  DaysStatus progress();

  /** Starts no more days; those that run go on to their end. Returns how far it has come. */
  @UpdateMethod
  DaysStatus pause();

  /** Refuses to pause what is paused already, or has ended. */
  @UpdateValidatorMethod(updateName = "pause")
  void mayPause();

  /** Starts days again. Returns how far it has come. */
  @UpdateMethod
  DaysStatus resume();

  /** Refuses to resume what is not paused, or has ended. */
  @UpdateValidatorMethod(updateName = "resume")
  void mayResume();
}
