package dev.nightjar.starter.command;

import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.client.WorkflowNotFoundException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar late cancel JOB}. */
@Command(
    name = "cancel",
    description = {
      "End the late data that are being computed: the days that run are cancelled, no more are started.",
      "What it has published stays; what waits goes on waiting, for the next night."
    })
final class LateCancelCommand extends SessionCommand {
  @Parameters(paramLabel = "JOB", description = "The job, such as merchant-analytics.")
  private @Nullable JobName job;

  @Option(
      names = "--group",
      paramLabel = "GROUP",
      description = "Of the schedule whose nights started them; ${DEFAULT-VALUE} unless given.",
      defaultValue = RunRequest.ALL)
  private String group = RunRequest.ALL;

  LateCancelCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    JobName name = Objects.requireNonNull(job);
    String workflow = LateRequest.workflowId(name, group);
    DaysClient client = session.part(DaysClient.class);
    if (!client.isRunning(workflow)) {
      throw noneRuns(name);
    }
    try {
      client.attach(workflow).cancel();
    } catch (WorkflowNotFoundException ended) {
      throw noneRuns(name);
    }
    session
        .console()
        .out()
        .println(
            "Asked %s to end. See what waits: nightjar late list --job %s"
                .formatted(workflow, name));
    return ExitCode.OK;
  }

  private CommandRefused noneRuns(JobName name) {
    return new CommandRefused(
        "No late data of %s, %s, are under way. See what waits: nightjar late list --job %s"
            .formatted(name, group, name));
  }
}
