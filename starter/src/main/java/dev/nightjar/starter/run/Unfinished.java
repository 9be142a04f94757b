package dev.nightjar.starter.run;

import com.google.common.collect.Lists;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.failure.CommandRefused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a run that has ended did not finish, and nobody else since. */
public final class Unfinished {
  private static final int POINTERS_AT_ONCE = 1000;

  private final Ledger ledger;
  private final Pointers pointers;

  /** By the ledger, which knows the plan, and the pointers, which know what is published. */
  public Unfinished(Ledger ledger, Pointers pointers) {
    this.ledger = ledger;
    this.pointers = pointers;
  }

  /**
   * The merchants of a run's plan that have no generation as new as the run's, in order of their
   * ids. Those that have one were published by the run itself, whatever the ledger says, or by a
   * newer one.
   *
   * @throws CommandRefused when the run has not ended, has no plan, or left nothing
   */
  public List<MerchantId> of(RunId run) throws IOException {
    RunRecord record = KnownRun.of(ledger, run);
    if (!record.state().isEnd()) {
      throw new CommandRefused(
          "Cannot retry %s: it is still running. See how far it is: nightjar status %s"
              .formatted(run, run));
    }
    if (ledger.plan(run).isEmpty()) {
      throw new CommandRefused(
          "Nothing to retry: %s has no plan (%s). To run the day: nightjar run %s %s"
              .formatted(run, record.state(), run.job(), run.day()));
    }
    List<MerchantId> unfinished = older(PlannedMerchants.of(ledger, run).unpublished(), run);
    if (unfinished.isEmpty()) {
      throw new CommandRefused(
          "Nothing to retry: all that %s planned is published (%s). To compute the day again: nightjar run %s %s --force"
              .formatted(run, record.state(), run.job(), run.day()));
    }
    return unfinished;
  }

  private List<MerchantId> older(List<MerchantId> merchants, RunId run) throws IOException {
    List<MerchantId> older = new ArrayList<>();
    for (List<MerchantId> some : Lists.partition(merchants, POINTERS_AT_ONCE)) {
      List<Optional<Pointer>> published =
          pointers.findAll(
              some.stream().map(merchant -> new MerchantDay(merchant, run.day())).toList(),
              run.job());
      for (int i = 0; i < some.size(); i++) {
        if (published.get(i).filter(pointer -> !isOlder(pointer, run)).isEmpty()) {
          older.add(some.get(i));
        }
      }
    }
    return older;
  }

  private static boolean isOlder(Pointer pointer, RunId run) {
    return pointer.generation().compareTo(run.generation()) < 0;
  }
}
