package dev.nightjar.starter.command;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.run.KnownRun;
import dev.nightjar.starter.run.LostRuns;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nightjar runs cancel RUN}. */
@Command(
    name = "cancel",
    description = "End a run. What it has published stays; the rest keeps its previous generation.")
final class CancelCommand extends SessionCommand {
  @Parameters(paramLabel = "RUN", description = "JOB/DAY/GROUP/CUTOFF, as nightjar status shows.")
  private @Nullable RunId run;

  CancelCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    RunId id = Objects.requireNonNull(run);
    Ledger ledger = session.part(Ledger.class);
    RunRecord record = KnownRun.of(ledger, id);
    if (record.state().isEnd()) {
      throw new CommandRefused("Cannot cancel %s: it ended %s".formatted(id, record.state()));
    }
    RunClient client = session.part(RunClient.class);
    // Another run may have its workflow id by now, and is none of this one's.
    boolean isLost = new LostRuns(client, ledger).isLost(record);
    if (!isLost && cancelled(client.attach(record.workflowId()), id)) {
      session
          .console()
          .out()
          .println("Asked %s to end. See it: nightjar status %s".formatted(id, id));
    } else {
      ledger.close(id, RunState.CANCELLED, "Temporal no longer knows it; cancelled by an operator");
      session
          .console()
          .out()
          .println("Temporal no longer knows %s; the ledger now says so.".formatted(id));
    }
    return ExitCode.OK;
  }

  /** Whether the workflow of that id still carries this run, and was asked to end. */
  private static boolean cancelled(RunHandle handle, RunId id) {
    try {
      Optional<RunId> carried = handle.status().map(RunStatus::run);
      if (carried.isPresent() && !carried.get().equals(id)) {
        return false;
      }
      handle.cancel();
      return true;
    } catch (WorkflowNotFoundException e) {
      return false;
    }
  }
}
