package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.host.Demands;
import dev.nightjar.starter.host.LoadView;
import dev.nightjar.workflows.client.TaskQueues;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nightjar top}. */
@Command(
    name = "top",
    description = {
      "Show the load of lanes and worker hosts, again and again until Ctrl-C: slots in use",
      "of slots, what waits, how fast it is taken. For programs: nightjar hosts list -o json."
    })
final class TopCommand extends SessionCommand {
  private static final long BETWEEN_LOOKS_MILLIS = 2_000;

  @Option(names = "--once", description = "One look, in one line for all lanes.")
  private boolean once;

  TopCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException, InterruptedException {
    Hosts hosts = session.part(Hosts.class);
    Demands demands = new Demands(session.part(TaskQueues.class), session.part(Ledger.class));
    if (once) {
      session.console().out().println(look(hosts, demands).plain());
      return ExitCode.OK;
    }
    try (Interruption interruption = Interruption.noted();
        LiveDisplay display = session.console().display()) {
      while (interruption.received().isEmpty()) {
        display.show(look(hosts, demands));
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      }
      return interruption.received().orElse(ExitCode.OK);
    }
  }

  private static LoadView look(Hosts hosts, Demands demands) {
    List<HostRecord> live = hosts.all().stream().filter(HostRecord::isLive).toList();
    return new LoadView(live, demands.of(live));
  }
}
