package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.host.LaneAdvice;
import dev.nightjar.core.host.LaneDemand;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.host.Demands;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.client.TaskQueues;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar hosts advise}. */
@Command(
    name = "advise",
    description = {
      "Say how many slots and worker hosts would do for each lane, by what runs and what",
      "waits now."
    })
final class HostsAdviseCommand extends SessionCommand {
  @Option(
      names = "--within",
      paramLabel = "TIME",
      description = "In what time all that waits is to be begun; ${DEFAULT-VALUE} unless given.")
  private Duration within = Duration.ofMinutes(10);

  @Mixin private FormatOption format = new FormatOption();

  HostsAdviseCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    List<HostRecord> hosts = session.part(Hosts.class).all();
    Demands demands = new Demands(session.part(TaskQueues.class), session.part(Ledger.class));
    List<LaneAdvice> advice =
        demands.of(hosts).stream().map(demand -> LaneAdvice.of(demand, within)).toList();
    if (format.format() == Format.TABLE && !advice.isEmpty()) {
      advice.forEach(lane -> session.console().out().println(sentence(lane)));
    } else {
      format.print(
          sheet(advice),
          session.console(),
          "No worker host takes tasks. Start one: nightjar worker");
    }
    return ExitCode.OK;
  }

  private static String sentence(LaneAdvice advice) {
    OptionalInt hosts = advice.hosts();
    LaneDemand demand = advice.demand();
    String change =
        hosts.isEmpty()
            ? ""
            : " (%s %s like these; there %s %d)"
                .formatted(
                    hosts.getAsInt(),
                    hosts.getAsInt() == 1 ? "host" : "hosts",
                    demand.hosts() == 1 ? "is" : "are",
                    demand.hosts());
    return "%s: %s%s.".formatted(demand.lane(), advice.words(), change);
  }

  private static Sheet sheet(List<LaneAdvice> advice) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("lane"),
            Column.count("hosts"),
            Column.count("slots"),
            Column.count("running"),
            Column.count("waiting"),
            Column.count("advised_hosts"),
            Column.count("advised_slots"),
            Column.text("words"));
    for (LaneAdvice lane : advice) {
      LaneDemand demand = lane.demand();
      sheet.row(
          demand.lane(),
          demand.hosts(),
          demand.slots(),
          demand.running(),
          demand.waiting().isPresent() ? demand.waiting().getAsLong() : null,
          value(lane.hosts()),
          value(lane.slots()),
          lane.words());
    }
    return sheet.build();
  }

  private static @Nullable Integer value(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
