package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds runs that the ledger has as RUNNING while Temporal carries them no more, as their stack
 * ended without a word or Temporal lost its state; and runs that are paused, which the ledger does
 * not know.
 */
public final class LostRuns {
  /** The ledger has the clock of a worker host, Temporal its own. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final RunClient client;
  private final Ledger ledger;

  /** Among the runs of Temporal. */
  public LostRuns(RunClient client, Ledger ledger) {
    this.client = client;
    this.ledger = ledger;
  }

  /** Whether nothing carries a run that has not ended. */
  public boolean isLost(RunRecord run) {
    return !run.state().isEnd()
        && isOfAnother(client.runningSince(run.workflowId()), run.started())
        && !hasEnded(run.id());
  }

  /** It may have ended after its record was read and before Temporal was asked. */
  private boolean hasEnded(RunId run) {
    return ledger.run(run).map(now -> now.state().isEnd()).orElse(false);
  }

  private static boolean isOfAnother(Optional<Instant> since, Instant opened) {
    return since.isEmpty() || since.get().isAfter(opened.plus(CLOCKS));
  }

  /** The record, of a lost or a paused run with words on what to do. */
  public RunRecord worded(RunRecord run) {
    if (run.state().isEnd()) {
      return run;
    }
    if (isLost(run)) {
      return worded(
          run,
          "Temporal does not carry it any more. Close it: nightjar runs cancel %s, then run the day again"
              .formatted(run.id()));
    }
    RunHandle handle = client.attach(run.workflowId());
    return handle.isPaused()
        ? worded(run, "%s. Go on with: nightjar runs resume %s".formatted(paused(handle), run.id()))
        : run;
  }

  /** Since when and why, if a coordinator answers. */
  private static String paused(RunHandle handle) {
    return handle
        .status()
        .map(RunStatus::paused)
        .filter(words -> !words.isEmpty())
        .orElse("paused");
  }

  private static RunRecord worded(RunRecord run, String words) {
    return new RunRecord(
        run.id(),
        run.version(),
        run.workflowId(),
        run.state(),
        run.started(),
        run.finished(),
        run.progress(),
        words);
  }
}
