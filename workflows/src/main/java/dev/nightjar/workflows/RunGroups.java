package dev.nightjar.workflows;

import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.message.Company;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.GroupChange;
import dev.nightjar.workflows.message.GroupTask;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.window.GroupWindow;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;

/** The batches of a run in groups, when there are too many for one execution. Workflow code. */
final class RunGroups {
  /** Batches of a group: some hundred events are left for failures and changes. */
  static final int BATCHES_PER_GROUP = 400;

  private final RunControl control;
  private final String workflowId;
  private final GroupWindow<Step<?>> window;
  private final List<GroupStep> steps = new ArrayList<>();
  private int changes;

  RunGroups(RunControl control, String workflowId) {
    this.control = control;
    this.workflowId = workflowId;
    this.window = new GroupWindow<>(control.batches());
  }

  /** Carries all batches of a plan to their ends. */
  void carry(PlanHead plan, RunRequest request, RunView view) {
    RunLimits limits = request.limits();
    for (int first = 0; first < plan.batches(); first += BATCHES_PER_GROUP) {
      int batches = Math.min(BATCHES_PER_GROUP, plan.batches() - first);
      GroupTask task =
          new GroupTask(
              plan.run(),
              plan.version(),
              workflowId,
              first,
              batches,
              limits,
              state(Flow.GOES_ON),
              request.retryOf() != null);
      GroupStep step = new GroupStep(task, view, this);
      steps.add(step);
      window.add(step);
    }
    FanOut.run(window, limits.plan().slots());
  }

  /**
   * How the run goes for a group that starts or is told. When the window shrinks to less than the
   * groups that run, the later ones start nothing until the others have ended.
   */
  GroupChange now(GroupStep group) {
    List<GroupStep> running = steps.stream().filter(GroupStep::runs).toList();
    boolean isTooMany = running.indexOf(group) >= control.batches().width();
    return state(isTooMany ? Flow.PAUSED : control.batches().flow());
  }

  private GroupChange state(Flow flow) {
    changes++;
    return new GroupChange(
        changes,
        flow,
        window.width(),
        control.windowOfChunks(),
        control.deadline(),
        window.isShared() ? Company.IN_COMPANY : Company.ALONE);
  }

  /** Tells every group that runs; returns when each has it in its history. */
  void tell() {
    Promise.allOf(telling()).get();
  }

  /** The workflow ids of the groups that run. */
  List<String> running() {
    return steps.stream().filter(GroupStep::runs).map(GroupStep::id).toList();
  }

  private List<Promise<Void>> telling() {
    List<Promise<Void>> told = new ArrayList<>();
    for (GroupStep step : steps) {
      if (step.runs()) {
        told.add(Async.procedure(step::tell));
      }
    }
    return told;
  }

  /** A group has ended: one that is left alone need not share the windows any longer. */
  void ended() {
    if (!window.isShared()) {
      telling();
    }
  }
}
