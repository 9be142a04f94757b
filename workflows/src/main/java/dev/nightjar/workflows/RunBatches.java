package dev.nightjar.workflows;

import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.window.FairShare;
import dev.nightjar.workflows.window.FairWindow;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/**
 * The batches of a run: which starts next, how many chunks of it are dispatched at once, and who is
 * told of a change. Workflow code.
 */
final class RunBatches {
  /** Recorded by runs whose large batches leave room for the others; earlier ones had none. */
  private static final String FAIR_SHARE = "fair-share";

  private final RunControl control;
  private final String workflowId;
  private final List<BatchStep> steps = new ArrayList<>();
  private FairShare share = FairShare.NONE;
  private FairWindow<Step<?>> window;

  /**
   * For one execution's batches.
   *
   * @param workflowId the id of the run's workflow, with which its batches' ids begin
   */
  RunBatches(RunControl control, String workflowId) {
    this.control = control;
    this.workflowId = workflowId;
    this.window = window();
  }

  /**
   * Carries batches to their ends.
   *
   * @param slots how many chunks run at once in all, as far as is known
   */
  void carry(List<BatchTask> batches, RunView view, int slots) {
    carry(batches, view, slots, share(batches, slots));
  }

  /** The same for code of which no history is older than fair shares. */
  void carryFairly(List<BatchTask> batches, RunView view, int slots) {
    carry(batches, view, slots, new FairShare(slots));
  }

  private void carry(List<BatchTask> batches, RunView view, int slots, FairShare fairShare) {
    share = fairShare;
    window = window();
    for (BatchTask batch : batches) {
      BatchStep step = new BatchStep(batch, view, this);
      steps.add(step);
      window.add(step);
    }
    FanOut.run(window, slots);
  }

  /** Where it would change nothing, no version is recorded: it costs an event. */
  private static FairShare share(List<BatchTask> batches, int slots) {
    FairShare fair = new FairShare(slots);
    long large = batches.stream().filter(batch -> fair.isLarge(batch.size().chunks())).count();
    boolean isAsked = large > 0 && large < batches.size();
    return isAsked && Workflow.getVersion(FAIR_SHARE, Workflow.DEFAULT_VERSION, 1) == 1
        ? fair
        : FairShare.NONE;
  }

  private FairWindow<Step<?>> window() {
    return new FairWindow<>(
        control.batches(),
        control::company,
        step -> step instanceof BatchStep batch && share.isLarge(batch.size().chunks()));
  }

  /** The id of the workflow that carries a batch. */
  String idOf(BatchTask batch) {
    return "%s/batch-%d/%s".formatted(workflowId, batch.size().number(), batch.run().generation());
  }

  /** The batch as it is to be carried from now on. */
  BatchTask now(BatchTask batch) {
    return batch.under(windowOf(batch.size()), control.deadline());
  }

  /** What a batch is told of a change of its run. */
  RunChange of(RunChange change, BatchSize batch) {
    return change.withWindowOfChunks(windowOf(batch));
  }

  private int windowOf(BatchSize batch) {
    return share.window(
        batch.chunks(), control.windowOfChunks(), window.others(), control.company());
  }

  /** Tells every batch that runs; returns when each has it in its history. */
  void tell(RunChange change) {
    List<Promise<Void>> told = new ArrayList<>();
    for (BatchStep step : steps) {
      told.add(Async.procedure(step::tell, change));
    }
    Promise.allOf(told).get();
  }

  /** A batch has ended. With the last that is not large, a large one need not leave room. */
  void ended(BatchSize batch) {
    if (window.others() == 0 && !share.isLarge(batch.chunks()) && !share.equals(FairShare.NONE)) {
      steps.stream()
          .filter(BatchStep::runs)
          .forEach(step -> Async.procedure(step::tell, control.again()));
    }
  }
}
