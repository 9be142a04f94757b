package dev.nightjar.workflows;

import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import dev.nightjar.workflows.message.LateRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Computes again what raw data has reached since it was published: a run for each business day, a
 * few at once, all as of one cutoff. What reaches a merchant-day meanwhile is for the next time.
 */
@WorkflowInterface
public interface LateData {
  /** Carries all days to their end. A day that fails costs no other. */
  @WorkflowMethod
  DaysReport run(LateRequest request);

  /** How far it has come. */
  @QueryMethod
  DaysStatus progress();
}
