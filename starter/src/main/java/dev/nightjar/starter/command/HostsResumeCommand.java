package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostWish;
import picocli.CommandLine.Command;

/** {@code nightjar hosts resume HOST}. */
@Command(
    name = "resume",
    description = {"Let worker hosts that were drained take tasks again."})
final class HostsResumeCommand extends HostsChangeCommand {
  HostsResumeCommand(NightjarCommand root) {
    super(root, HostWish.RUN);
  }
}
