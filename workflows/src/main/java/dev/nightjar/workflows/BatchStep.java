package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.totals.Words;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** One batch of a run as a child workflow; it ends with the run, should the run be ended first. */
final class BatchStep extends Step<BatchReport> {
  private static final Logger log = Workflow.getLogger(BatchStep.class);

  private final BatchTask task;
  private final RunView view;
  private final RunBatches batches;
  private @Nullable Promise<WorkflowExecution> started;

  BatchStep(BatchTask task, RunView view, RunBatches batches) {
    this.task = task;
    this.view = view;
    this.batches = batches;
  }

  @Override
  Promise<BatchReport> dispatch() {
    MerchantBatch batch = Workflow.newChildWorkflowStub(MerchantBatch.class, options());
    started = Workflow.getWorkflowExecution(batch);
    return Async.function(batch::run, batches.now(task));
  }

  BatchSize size() {
    return task.size();
  }

  /** Whether it was started and has not ended. */
  boolean runs() {
    return started != null && !hasOutcome();
  }

  /** Tells the batch of a change once it has started; one that has ended needs none. */
  void tell(RunChange change) {
    Promise<WorkflowExecution> execution = started;
    if (execution == null || hasOutcome()) {
      return;
    }
    try {
      Workflow.newExternalWorkflowStub(MerchantBatch.class, execution.get())
          .change(batches.of(change, size()));
    } catch (SignalExternalWorkflowException | ApplicationFailure | ChildWorkflowFailure ended) {
      log.debug("Batch {} took no change, as it has ended", task.size().number());
    }
  }

  @Override
  void succeeded(BatchReport report) {
    view.totals().ended(task.size(), report);
    view.tell();
    batches.ended(size());
  }

  /**
   * A batch reports its failures; that it fails itself is a defect, yet it costs no other batch.
   */
  @Override
  void failed(RuntimeException failure) {
    view.totals().lost(task.size(), FailureText.of(failure));
    view.tell();
    batches.ended(size());
  }

  private ChildWorkflowOptions options() {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(batches.idOf(task))
        .setTaskQueue(Lanes.COORDINATOR)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setTypedSearchAttributes(StateAttributes.ofChild(task.run(), task.size().merchants()))
        .setStaticSummary(
            "batch %d: %s, %s"
                .formatted(
                    task.size().number(),
                    Words.merchants(task.size().merchants()),
                    Words.chunks(task.size().chunks())))
        .setStaticDetails("run %s, job version %s".formatted(task.run(), task.version()))
        .build();
  }
}
