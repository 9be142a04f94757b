package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostWish;
import picocli.CommandLine.Command;

/** {@code nightjar hosts stop HOST}. */
@Command(
    name = "stop",
    description = {
      "Stop worker hosts as SIGTERM does: what they have begun ends within",
      "worker.shutdownGrace, then the process ends. A supervisor may start it anew."
    })
final class HostsStopCommand extends HostsChangeCommand {
  HostsStopCommand(NightjarCommand root) {
    super(root, HostWish.STOP);
  }
}
