package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.failure.CommandRefused;

/** A run that the ledger knows. */
public final class KnownRun {
  private KnownRun() {}

  /**
   * The run's record.
   *
   * @throws CommandRefused when the ledger has none
   */
  public static RunRecord of(Ledger ledger, RunId run) {
    return ledger
        .run(run)
        .orElseThrow(
            () ->
                new CommandRefused(
                    "Unknown run: the ledger has no '%s'. See the latest: nightjar status"
                        .formatted(run)));
  }
}
