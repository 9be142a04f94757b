package dev.nightjar.starter.command;

import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunHandle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar runs pause RUN}. */
@Command(
    name = "pause",
    description = {
      "Start nothing more of a run until it is resumed. Chunks and publications that run go on to",
      "their end. The time of the pause is added to the run's deadline."
    })
final class PauseCommand extends RunChangeCommand {
  @Option(names = "--reason", paramLabel = "WHY", description = "Why, for whoever looks at it.")
  private String reason = "";

  PauseCommand(NightjarCommand root) {
    super(root, "pause");
  }

  @Override
  RunStatus change(RunHandle handle) {
    return handle.pause(reason);
  }

  @Override
  String done(Session session, RunId id, RunStatus status) {
    return "%s is %s. Go on with: %s"
        .formatted(id, status.paused(), session.command("runs resume " + id));
  }
}
