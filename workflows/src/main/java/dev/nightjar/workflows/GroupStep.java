package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.GroupReport;
import dev.nightjar.workflows.message.GroupTask;
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

/** A group of a run's batches as a child workflow. */
final class GroupStep extends Step<GroupReport> {
  private static final Logger log = Workflow.getLogger(GroupStep.class);

  private final GroupTask task;
  private final RunView view;
  private final RunGroups groups;
  private @Nullable Promise<WorkflowExecution> started;

  GroupStep(GroupTask task, RunView view, RunGroups groups) {
    this.task = task;
    this.view = view;
    this.groups = groups;
  }

  @Override
  Promise<GroupReport> dispatch() {
    GroupTask now = task.under(groups.now(this));
    BatchGroup group = Workflow.newChildWorkflowStub(BatchGroup.class, options());
    started = Workflow.getWorkflowExecution(group);
    return Async.function(group::run, now);
  }

  /** Whether it was started and has not ended. */
  boolean runs() {
    return started != null && !hasOutcome();
  }

  /** Tells the group how the run goes, once it has started; one that has ended needs no telling. */
  void tell() {
    Promise<WorkflowExecution> execution = started;
    if (execution == null || hasOutcome()) {
      return;
    }
    try {
      Workflow.newExternalWorkflowStub(BatchGroup.class, execution.get()).change(groups.now(this));
    } catch (SignalExternalWorkflowException | ApplicationFailure | ChildWorkflowFailure ended) {
      log.debug("Batches from {} on took no change, as they have ended", task.first());
    }
  }

  @Override
  void succeeded(GroupReport report) {
    view.totals().ended(report);
    view.tell();
    groups.ended();
  }

  /** Nobody knows what became of its merchants, so the run's sums do not hold. */
  @Override
  void failed(RuntimeException failure) {
    view.totals().lost(task, FailureText.of(failure));
    view.tell();
    groups.ended();
  }

  private ChildWorkflowOptions options() {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(
            "%s/batches-%d-%d/%s"
                .formatted(task.workflowId(), task.first(), task.last(), task.run().generation()))
        .setTaskQueue(Lanes.COORDINATOR)
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
        .setTypedSearchAttributes(StateAttributes.ofChild(task.run(), 0))
        .setStaticSummary(
            "%s, from %d to %d".formatted(Words.batches(task.batches()), task.first(), task.last()))
        .setStaticDetails("run %s, job version %s".formatted(task.run(), task.version()))
        .build();
  }
}
