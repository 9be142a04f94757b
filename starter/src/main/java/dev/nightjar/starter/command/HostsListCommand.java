package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.host.HostSheets;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar hosts list}. */
@Command(
    name = "list",
    description = {
      "Show the live worker hosts: state, lanes as running/slots, last sign of life,",
      "build. One that gave no sign for 15 seconds is not live."
    })
final class HostsListCommand extends SessionCommand {
  @Option(
      names = "--gone",
      description = "Also those of the last 7 days that ended or fell silent.")
  private boolean gone;

  @Mixin private FormatOption format = new FormatOption();

  HostsListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    List<HostRecord> hosts =
        session.part(Hosts.class).all().stream().filter(host -> gone || host.isLive()).toList();
    format.print(
        HostSheets.of(hosts),
        session.console(),
        "No worker host is live. Start one: nightjar worker");
    return ExitCode.OK;
  }
}
