package dev.nightjar.workflows;

import dev.nightjar.workflows.message.GroupChange;
import dev.nightjar.workflows.message.GroupReport;
import dev.nightjar.workflows.message.GroupTask;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Some batches of a run that has more than one execution can have children: the tree level between
 * {@link NightlyRun} and {@link MerchantBatch}. Its workflow id is the run's with the numbers of
 * its first and last batch.
 */
@WorkflowInterface
public interface BatchGroup {
  /** Carries its batches to their ends; what fails is in the report, not in an exception. */
  @WorkflowMethod
  GroupReport run(GroupTask task);

  /** Takes in what has changed of the run. */
  @SignalMethod
  void change(GroupChange change);

  /** How far its batches have come. */
  @QueryMethod
  RunStatus progress();
}
