package dev.nightjar.workflows;

import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.RunChange;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One batch of a run: its chunks in a bounded window, then its merchants' publication. Its workflow
 * id is the run's with the batch's number.
 */
@WorkflowInterface
public interface MerchantBatch {
  /** Carries the batch to its end; merchants that fail are in the report, not in an exception. */
  @WorkflowMethod
  BatchReport run(BatchTask task);

  /** Takes in what an operator has changed of the run. */
  @SignalMethod
  void change(RunChange change);
}
