package dev.nightjar.starter.command;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.run.KnownRun;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.ChangeRefused;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that changes something of a run while it runs. */
abstract class RunChangeCommand extends SessionCommand {
  private final String verb;

  @Parameters(paramLabel = "RUN", description = "JOB/DAY/GROUP/CUTOFF, as nightjar status shows.")
  private @Nullable RunId run;

  @Mixin private FormatOption format = new FormatOption();

  /**
   * A command.
   *
   * @param verb what it does, for messages: "pause"
   */
  RunChangeCommand(NightjarCommand root, String verb) {
    super(root);
    this.verb = verb;
  }

  /** Changes it. */
  abstract RunStatus change(RunHandle handle);

  /** What to say when it is done, and what comes next. */
  abstract String done(Session session, RunId id, RunStatus status);

  @Override
  final ExitCode run(Session session) throws Exception {
    RunId id = Objects.requireNonNull(run);
    RunRecord record = KnownRun.of(session.part(Ledger.class), id);
    if (record.state().isEnd()) {
      throw new CommandRefused("Cannot %s %s: it ended %s".formatted(verb, id, record.state()));
    }
    RunHandle handle = session.part(RunClient.class).attach(record.workflowId());
    RunStatus status = changed(handle, id);
    if (format.format() == Format.TABLE) {
      session.console().out().println(done(session, id, status));
    } else {
      session.console().out().println(facts(id, status).json());
    }
    return ExitCode.OK;
  }

  private RunStatus changed(RunHandle handle, RunId id) {
    try {
      Optional<RunId> carried = handle.status().map(RunStatus::run);
      if (carried.isPresent() && !carried.get().equals(id)) {
        throw new CommandRefused(
            "Cannot %s %s: Temporal no longer carries it; %s runs under its id"
                .formatted(verb, id, carried.get()));
      }
      return change(handle);
    } catch (WorkflowNotFoundException e) {
      throw new CommandRefused(
          "Cannot %s %s: Temporal no longer knows it. Close it: nightjar runs cancel %s"
              .formatted(verb, id, id));
    } catch (ChangeRefused e) {
      throw new CommandRefused(
          "Cannot %s %s: %s. See it: nightjar status %s".formatted(verb, id, e.getMessage(), id));
    }
  }

  private static Facts facts(RunId id, RunStatus status) {
    return new Facts()
        .add("run", id)
        .add("phase", status.phase())
        .add("paused", status.paused())
        .count("batches", status.batches())
        .count("batches_ended", status.batchesDone())
        .count("merchants_published", status.merchantsPublished())
        .count("merchants_failed", status.merchantsFailed());
  }
}
