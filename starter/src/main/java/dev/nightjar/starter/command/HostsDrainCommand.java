package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostWish;
import picocli.CommandLine.Command;

/** {@code nightjar hosts drain HOST}. */
@Command(
    name = "drain",
    description = {
      "Let worker hosts end what they have begun, and take nothing more until they are",
      "resumed. Their /readyz says so."
    })
final class HostsDrainCommand extends HostsChangeCommand {
  HostsDrainCommand(NightjarCommand root) {
    super(root, HostWish.DRAIN);
  }
}
