package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import io.temporal.client.WorkflowException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a run whose command is ended by a signal. On a stack that goes on, nothing. On a
 * stack that ends with the command the run can't go on: it is cancelled, and the ledger says so.
 */
final class Farewell {
  private static final Duration TO_CANCEL = Duration.ofSeconds(5);

  private final Session session;
  private final RunHandle handle;
  private final String again;

  Farewell(Session session, RunHandle handle, String again) {
    this.session = session;
    this.handle = handle;
    this.again = again;
  }

  void say(Optional<RunId> run) throws IOException {
    PrintStream err = session.console().err();
    if (session.stack().embedded().isPresent()) {
      err.println(
          "The stack ends with this command, so the run is cancelled (Ctrl-C again: at once) ...");
      cancel(run);
      err.println(
          "Merchants that were published stay so, the others keep what they had. Run them:");
      err.println("  " + session.command(again));
      err.println(
          "On a stack that stays (nightjar embedded --data DIR) a run outlives its command.");
    } else {
      err.println("The run goes on without this command. Come back to it with:");
      err.println("  " + session.command(run.map(id -> "runs follow " + id).orElse(again)));
      run.ifPresent(id -> err.println("End it with:\n  " + session.command("runs cancel " + id)));
    }
  }

  private void cancel(Optional<RunId> run) throws IOException {
    try {
      handle.cancel();
      if (handle.await(TO_CANCEL).isPresent()) {
        return;
      }
    } catch (RunFailed ended) {
      // As was asked; it has told the ledger.
      return;
    } catch (WorkflowException e) {
      // Temporal is gone already; the ledger is to know it.
    }
    if (run.isPresent()) {
      try {
        session
            .part(Ledger.class)
            .close(run.get(), RunState.CANCELLED, "The embedded stack ended with its command");
      } catch (LedgerUnavailable e) {
        session
            .console()
            .err()
            .println("The ledger could not be told; it shows the run as RUNNING");
      }
    }
  }
}
