package dev.nightjar.starter.command;

import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.days.DaysFollowing;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.run.Detached;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.workflows.client.Attachment;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar late run JOB}. */
@Command(
    name = "run",
    description = {
      "Compute what waits now, a run for each business day, as a scheduled night does after its own.",
      "When late data of the job are being computed already, follow that."
    })
final class LateRunCommand extends SessionCommand {
  @Parameters(paramLabel = "JOB", description = "The job, such as merchant-analytics.")
  private @Nullable JobName job;

  @Option(names = "--detach", description = "Start it, and do not follow it.")
  private boolean detach;

  @Mixin private FormatOption format = new FormatOption();

  LateRunCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    JobName name = Objects.requireNonNull(job);
    session.part(JobCatalog.class).job(name);
    if (detach) {
      Detached.check(session, "the runs");
    }
    RunSettings settings = session.config().run();
    session.stack().needsWorkers();
    DaysHandle handle =
        session
            .part(DaysClient.class)
            .start(
                new LateRequest(
                    name,
                    RunRequest.ALL,
                    List.of(),
                    null,
                    settings.late(),
                    settings.limits(),
                    null),
                LocalDate.now(ZoneOffset.UTC));
    if (handle.attachment() == Attachment.ALREADY_RUNNING) {
      session
          .console()
          .err()
          .println(handle.workflowId() + " is running already; this is that one");
    }
    if (detach) {
      Detached.print(handle.workflowId(), handle.attachment(), format.format(), session.console());
      return ExitCode.OK;
    }
    return new DaysFollowing(session, format.format(), "late data of " + name, "late run " + name)
        .follow(handle, name, RunRequest.ALL);
  }
}
