package dev.nightjar.workflows;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Windows;
import dev.nightjar.workflows.totals.RunEnding;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.List;

/** Carries one run: fix the cutoff, plan, batches in a window, close. */
public final class NightlyRunWorkflow implements NightlyRun {
  private final RunRequest request;
  private final Instant started = Instant.ofEpochMilli(Workflow.currentTimeMillis());
  private final RunId run;
  private final Terms terms;
  private final RunView view;
  private final RunBatches batches;
  private final RunGroups groups;
  private final Steering steering;
  private final Closing closing;
  private final LateNight late;

  /** Called by Temporal with the arguments of {@link #run}; fixes the cutoff. */
  @WorkflowInit
  public NightlyRunWorkflow(RunRequest request) {
    this.request = request;
    this.run = request.runStartedAt(started);
    this.terms = new Terms(started.plus(request.limits().deadline()), request.limits());
    RunControl control = new RunControl(request.limits(), terms.deadline());
    this.view = new RunView(run, control);
    this.batches = new RunBatches(control, Workflow.getInfo().getWorkflowId());
    this.groups = new RunGroups(control, Workflow.getInfo().getWorkflowId());
    this.steering = new Steering(control, terms, view, batches, groups);
    this.closing = new Closing(run, terms, view);
    this.late = new LateNight(request, run, terms);
  }

  @Override
  public RunReport run(RunRequest ignored) {
    RunReport report;
    try {
      late.look();
      PlanReport plan = plan();
      carryBatches(plan);
      view.over();
      late.startBeforeClosing();
      report = late.reported(RunEnding.report(plan, view.totals()));
    } catch (TemporalFailure failure) {
      TemporalFailure end = closing.giveUp(failure);
      late.start();
      throw end;
    }
    closing.close(report.state(), report.message());
    late.start();
    return report;
  }

  @Override
  public RunStatus progress() {
    return view.status().with(groups.running());
  }

  @Override
  public RunStatus pause(String reason) {
    return steering.pause(reason);
  }

  @Override
  public void mayPause(String reason) {
    steering.mayPause();
  }

  @Override
  public RunStatus resume() {
    return steering.resume();
  }

  @Override
  public void mayResume() {
    steering.mayResume();
  }

  @Override
  public RunStatus setWindow(Windows windows) {
    return steering.set(windows);
  }

  @Override
  public void maySetWindow(Windows windows) {
    steering.maySet(windows);
  }

  private PlanReport plan() {
    view.phase("planning");
    PlanActivities activities = terms.planning("%s for %s".formatted(run.job(), run.day()));
    return activities.plan(
        new PlanTask(
            run,
            Workflow.getInfo().getWorkflowId(),
            request.merchants(),
            request.existing(),
            started,
            request.limits(),
            request.zones(),
            request.late(),
            request.retryOf(),
            request.from()));
  }

  private void carryBatches(PlanReport plan) {
    view.planned(plan.head().batches());
    StateAttributes.planned(plan.head().merchants());
    if (plan.head().batches() > PlanOptions.MOST_UNGROUPED_BATCHES) {
      groups.carry(plan.head(), request, view);
      return;
    }
    List<BatchTask> tasks =
        plan.batches().stream()
            .map(
                size ->
                    new BatchTask(
                        run,
                        plan.head().version(),
                        size,
                        terms.deadline(),
                        request.limits(),
                        request.retryOf() != null))
            .toList();
    batches.carry(tasks, view, request.limits().plan().slots());
  }
}
