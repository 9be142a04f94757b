package dev.nightjar.workflows;

import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.totals.BatchTotals;
import dev.nightjar.workflows.window.SplitBudget;
import dev.nightjar.workflows.window.Window;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** What the chunks of a batch share. For one workflow. */
final class BatchWork {
  /** Recorded by batches that left a chunk whole because too much could fail beside it. */
  private static final String FEWER_PARTS = "fewer-parts";

  /** Chunks of a batch with parts of those that outgrew their weights, of earlier code. */
  private static final int MOST_CHUNKS = 1000;

  /** The same with the batch's merchants: each may get a chunk of its own, should it fail. */
  private static final int MOST_CHUNKS_AND_MERCHANTS =
      PlanOptions.MOST_CHUNKS_AND_MERCHANTS_PER_BATCH;

  private final BatchTask task;
  private final Terms terms;
  private final BatchTotals totals;
  private final Window<Step<?>> window;
  private final SplitBudget budget;
  private final SplitBudget earlierBudget;

  BatchWork(BatchTask task, Terms terms, BatchTotals totals, Pace pace) {
    this.task = task;
    this.terms = terms;
    this.totals = totals;
    this.window = new Window<>(pace);
    int chunks = task.size().chunks();
    this.budget =
        new SplitBudget(
            MOST_CHUNKS_AND_MERCHANTS - chunks - task.size().merchants(), OutgrownParts.MOST);
    this.earlierBudget = new SplitBudget(MOST_CHUNKS - chunks, OutgrownParts.MOST);
  }

  BatchTask task() {
    return task;
  }

  Terms terms() {
    return terms;
  }

  BatchTotals totals() {
    return totals;
  }

  Window<Step<?>> window() {
    return window;
  }

  /** The rule by which one more chunk may be split; empty when none may. */
  Optional<SplitRule> reserveSplit() {
    return task.limits().splitRule().filter(rule -> mayBeSplit());
  }

  /**
   * Batches that began with earlier code may have split more. Where that makes no difference no
   * version is recorded.
   */
  private boolean mayBeSplit() {
    boolean isInBudget = budget.reserve();
    boolean wasInBudget = earlierBudget.reserve();
    if (isInBudget == wasInBudget) {
      return isInBudget;
    }
    boolean isEarlier =
        Workflow.getVersion(FEWER_PARTS, Workflow.DEFAULT_VERSION, 1) == Workflow.DEFAULT_VERSION;
    return isEarlier ? wasInBudget : isInBudget;
  }

  /** A chunk that had a rule has ended, and so many parts were made of it. */
  void settleSplit(int parts) {
    budget.settle(parts);
    earlierBudget.settle(parts);
  }
}
