package dev.nightjar.activities.planning;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedBatch;

/** A batch of a plan that the ledger has to have. */
final class LostBatch {
  private LostBatch() {}

  /**
   * The batch.
   *
   * @throws PermanentFailure when the ledger does not have it
   */
  static PlannedBatch orBatch(Ledger ledger, RunId run, int number) {
    return ledger
        .batch(run, number)
        .orElseThrow(
            () ->
                new PermanentFailure(
                    "the ledger has lost batch %d of the plan of %s. Run the day again with --force"
                        .formatted(number, run)));
  }
}
