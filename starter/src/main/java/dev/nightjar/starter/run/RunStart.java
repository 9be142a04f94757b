package dev.nightjar.starter.run;

import dev.nightjar.activities.planning.DayPlan;
import dev.nightjar.activities.planning.DayPlanning;
import dev.nightjar.activities.planning.DayRequest;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.client.Attachment;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.Instant;

/** Starts runs for a command. */
public final class RunStart {
  private final Session session;
  private final Format format;

  /** For a command that prints in a format. */
  public RunStart(Session session, Format format) {
    this.session = session;
    this.format = format;
  }

  /** Starts a run, or finds it running, and follows it to its end. */
  public ExitCode followed(RunRequest request) throws IOException {
    Ledger ledger = session.part(Ledger.class);
    RunHandle handle = start(request);
    RunFollower follower = new RunFollower(ledger, session.console().progressLine());
    RunReport report;
    Farewell farewell = farewell(handle);
    try {
      report = follower.follow(handle);
    } finally {
      farewell.takeBack();
    }
    if (format == Format.TABLE) {
      RunText.ending(report, follower.elapsed()).forEach(session.console().out()::println);
    } else {
      session.console().out().println(RunText.facts(report, follower.elapsed()).json());
    }
    return report.state() == RunState.COMPLETED ? ExitCode.OK : ExitCode.IN_PART;
  }

  private Farewell farewell(RunHandle handle) throws IOException {
    String words =
        session.stack().embedded().isPresent()
            ? "The stack ended with this command, and the run with it. Run it again; nothing is counted twice."
            : "The run goes on as workflow %s. See how far it is: nightjar status"
                .formatted(handle.workflowId());
    return Farewell.of(session.console().err(), words);
  }

  /** Starts a run and leaves it. */
  public ExitCode detached(RunRequest request) throws IOException {
    if (session.stack().embedded().isPresent()) {
      throw new CommandRefused(
          "Cannot detach: the embedded stack would end with this command, and the run with it."
              + " Start the stack first: nightjar embedded --data DIR");
    }
    RunHandle handle = start(request);
    if (format == Format.JSON) {
      session
          .console()
          .out()
          .println(
              new Facts()
                  .add("workflow", handle.workflowId())
                  .add("attachment", handle.attachment())
                  .json());
    } else if (handle.attachment() == Attachment.STARTED) {
      session.console().out().println("Started " + handle.workflowId());
    }
    return ExitCode.OK;
  }

  private RunHandle start(RunRequest request) throws IOException {
    session.stack().needsWorkers();
    RunHandle handle = session.part(RunClient.class).start(request);
    if (handle.attachment() == Attachment.ALREADY_RUNNING) {
      session
          .console()
          .err()
          .println(
              "%s is running already, perhaps with other options; this is that run"
                  .formatted(handle.workflowId()));
    }
    return handle;
  }

  /** Prints what a run would do, and starts nothing. */
  public ExitCode plan(RunRequest request) throws IOException {
    JobVersion version = session.part(JobCatalog.class).job(request.job()).version();
    RunId run = request.runStartedAt(Instant.now());
    DayPlan plan =
        session
            .part(DayPlanning.class)
            .plan(
                new DayRequest(
                    request.job(),
                    request.day(),
                    run.generation(),
                    request.merchants(),
                    request.existing()),
                request.limits().plan(),
                () -> {});
    Facts facts = PlanText.facts(request, version, plan);
    if (format == Format.JSON) {
      session.console().out().println(facts.json());
    } else {
      facts.lines().forEach(session.console().out()::println);
    }
    return ExitCode.OK;
  }
}
