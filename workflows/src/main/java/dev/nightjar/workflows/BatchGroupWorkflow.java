package dev.nightjar.workflows;

import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.GroupChange;
import dev.nightjar.workflows.message.GroupReport;
import dev.nightjar.workflows.message.GroupTask;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/** Carries a group of batches: reads its page of the plan, then its batches in a window. */
public final class BatchGroupWorkflow implements BatchGroup {
  private final GroupTask task;
  private final Terms terms;
  private final RunControl control;
  private final RunView view;
  private final RunBatches batches;
  private int lastChange;

  /** Called by Temporal with the arguments of {@link #run}. */
  @WorkflowInit
  public BatchGroupWorkflow(GroupTask task) {
    this.task = task;
    this.lastChange = task.state().number();
    this.terms = new Terms(task.state().deadline(), task.limits());
    this.control = new RunControl(task.limits(), task.state().deadline());
    control.take(task.state());
    this.view = new RunView(task.run(), control);
    this.batches = new RunBatches(control, task.workflowId());
  }

  @Override
  public GroupReport run(GroupTask ignored) {
    try {
      carryBatches(page());
    } catch (CanceledFailure cancellation) {
      StateAttributes.ended(RunState.CANCELLED, view.totals().chunksFailed());
      throw cancellation;
    }
    GroupReport report = view.totals().report();
    view.phase("ended");
    StateAttributes.ended(view.totals().state(), report.chunksFailed());
    return report;
  }

  /** Signals may come in another order than they were sent, and more than once. */
  @Override
  public void change(GroupChange change) {
    if (change.number() > lastChange) {
      lastChange = change.number();
      terms.putOff(change.deadline());
      batches.tell(control.take(change));
    }
  }

  @Override
  public RunStatus progress() {
    return view.status();
  }

  private List<BatchSize> page() {
    view.phase("reading the plan");
    PlanActivities activities =
        terms.statements("batches %d to %d".formatted(task.first(), task.last()));
    BatchPage page = activities.batches(new PageTask(task.run(), task.first(), task.batches()));
    return page.batches();
  }

  private void carryBatches(List<BatchSize> page) {
    view.planned(page.size());
    StateAttributes.planned(page.stream().mapToLong(BatchSize::merchants).sum());
    List<BatchTask> tasks =
        page.stream()
            .map(
                size ->
                    new BatchTask(
                        task.run(),
                        task.version(),
                        size,
                        terms.deadline(),
                        task.limits(),
                        task.isRetry()))
            .toList();
    batches.carryFairly(tasks, view, task.limits().plan().slots());
  }
}
