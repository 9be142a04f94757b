package dev.nightjar.workflows;

import dev.nightjar.workflows.message.TriggerReport;
import dev.nightjar.workflows.message.TriggerRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * What a schedule starts: it tells the business day by the time for which it was scheduled, starts
 * that night's run and ends. It may run twice, late, or for a night of long ago: the scheduled time
 * alone decides, and a run that is under way stays the only one of its id.
 */
@WorkflowInterface
public interface NightlyTrigger {
  /**
   * Starts the night's run. It fails when it was started without a scheduled time, and, if the
   * request asks it to wait, when the run fails.
   */
  @WorkflowMethod
  TriggerReport run(TriggerRequest request);
}
