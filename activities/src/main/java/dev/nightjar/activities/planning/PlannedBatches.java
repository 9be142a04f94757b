package dev.nightjar.activities.planning;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedBatch;
import java.util.List;
import java.util.function.Consumer;

/** Reads the batches of plans out of the ledger, none of which may be missing. Thread-safe. */
final class PlannedBatches {
  private static final int PAGE = 400;

  private final Ledger ledger;

  PlannedBatches(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Takes all batches of a plan, in order of their numbers; pages of them are held. */
  void forEach(PlanHead head, Consumer<PlannedBatch> taker) {
    for (int first = 0; first < head.batches(); first += PAGE) {
      page(head.run(), first, Math.min(PAGE, head.batches() - first)).forEach(taker);
    }
  }

  /**
   * Some batches of a plan, in order of their numbers.
   *
   * @param count how many, 0 to 500
   */
  List<PlannedBatch> page(RunId run, int first, int count) {
    List<PlannedBatch> batches = count == 0 ? List.of() : ledger.batches(run, first, count);
    for (int i = 0; i < count; i++) {
      if (i == batches.size() || batches.get(i).number() != first + i) {
        throw lost("batch " + (first + i), run);
      }
    }
    return batches;
  }

  /** What is to be thrown where a part of a plan that was written is missing. */
  static PermanentFailure lost(String what, RunId run) {
    return new PermanentFailure(
        "the ledger has lost %s of %s. Run the day again with --force".formatted(what, run));
  }
}
