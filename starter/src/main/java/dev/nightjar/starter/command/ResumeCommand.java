package dev.nightjar.starter.command;

import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunHandle;
import picocli.CommandLine.Command;

/** {@code nightjar runs resume RUN}. */
@Command(name = "resume", description = "Let a run go on that was paused.")
final class ResumeCommand extends RunChangeCommand {
  ResumeCommand(NightjarCommand root) {
    super(root, "resume");
  }

  @Override
  RunStatus change(RunHandle handle) {
    return handle.resume();
  }

  @Override
  String done(Session session, RunId id, RunStatus status) {
    return "%s goes on. Follow it: %s".formatted(id, session.command("runs follow " + id));
  }
}
