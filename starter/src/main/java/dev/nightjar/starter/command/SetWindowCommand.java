package dev.nightjar.starter.command;

import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Windows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar runs set-window RUN}. */
@Command(
    name = "set-window",
    description = {
      "Change how much of a run may run at once. What runs beyond a smaller window goes on to its",
      "end. What is not given stays."
    })
final class SetWindowCommand extends RunChangeCommand {
  @Option(names = "--batches", paramLabel = "N", description = "Batches at once, 1 to 100.")
  private int batches;

  @Option(
      names = "--chunks",
      paramLabel = "N",
      description = "Chunks of each batch that are dispatched at once, 1 to 400.")
  private int chunks;

  SetWindowCommand(NightjarCommand root) {
    super(root, "set the window of");
  }

  @Override
  RunStatus change(RunHandle handle) {
    return handle.set(new Windows(batches, chunks));
  }

  @Override
  String done(Session session, RunId id, RunStatus status) {
    return "%s goes on with%s%s at once. Follow it: %s"
        .formatted(
            id,
            batches == 0 ? "" : " %d batches".formatted(batches),
            chunks == 0 ? "" : "%s %d chunks a batch".formatted(batches == 0 ? "" : " and", chunks),
            session.command("runs follow " + id));
  }
}
