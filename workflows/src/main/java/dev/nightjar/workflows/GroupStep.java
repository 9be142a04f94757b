package dev.nightjar.workflows;

import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.GroupReport;
import dev.nightjar.workflows.message.GroupTask;
import dev.nightjar.workflows.totals.Words;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;

/** A group of a run's batches as a child workflow. */
final class GroupStep extends ChildStep<BatchGroup, GroupReport> {
  private final GroupTask task;
  private final RunView view;
  private final RunGroups groups;

  GroupStep(GroupTask task, RunView view, RunGroups groups) {
    super(BatchGroup.class);
    this.task = task;
    this.view = view;
    this.groups = groups;
  }

  @Override
  Promise<GroupReport> start(BatchGroup group) {
    return Async.function(group::run, task.under(groups.now(this)));
  }

  @Override
  String id() {
    return "%s/batches-%d-%d/%s"
        .formatted(task.workflowId(), task.first(), task.last(), task.run().generation());
  }

  /** Tells the group how the run goes. */
  void tell() {
    signal(group -> group.change(groups.now(this)));
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

  @Override
  ChildWorkflowOptions options() {
    return options(
        task.run(),
        task.version(),
        0,
        "%s, from %d to %d".formatted(Words.batches(task.batches()), task.first(), task.last()));
  }
}
