package dev.nightjar.workflows;

import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.totals.BatchTotals;
import dev.nightjar.workflows.window.SplitBudget;
import dev.nightjar.workflows.window.Window;
import java.util.Optional;

/** What the chunks of a batch share. For one workflow. */
final class BatchWork {
  /** Chunks of a batch, parts of those that outgrew their weights included: bounds its history. */
  private static final int MOST_CHUNKS = 1000;

  private final BatchTask task;
  private final Terms terms;
  private final BatchTotals totals;
  private final Window<Step<?>> window;
  private final SplitBudget budget;

  BatchWork(BatchTask task, Terms terms, BatchTotals totals, Pace pace) {
    this.task = task;
    this.terms = terms;
    this.totals = totals;
    this.window = new Window<>(pace);
    this.budget = new SplitBudget(MOST_CHUNKS - task.size().chunks(), OutgrownParts.MOST);
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
    return task.limits().splitRule().filter(rule -> budget.reserve());
  }

  /** A chunk that had a rule has ended, and so many parts were made of it. */
  void settleSplit(int parts) {
    budget.settle(parts);
  }
}
