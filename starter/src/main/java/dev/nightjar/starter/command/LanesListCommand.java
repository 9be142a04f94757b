package dev.nightjar.starter.command;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.core.lane.CallerQuota;
import dev.nightjar.core.lane.OverloadRule;
import dev.nightjar.core.lane.OverloadRules;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.swarm.temporal.Queues;
import dev.nightjar.worker.config.DurationText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar lanes list}. */
@Command(
    name = "list",
    description = {
      "Show the swarm's lanes: what each does under overload, and who serves it.",
      "A lane without a policy does as its callers were configured."
    })
final class LanesListCommand extends SessionCommand {
  @Mixin private FormatOption format = new FormatOption();

  LanesListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    Map<String, OverloadRule> rules = new TreeMap<>();
    session.part(OverloadRules.class).all().forEach(rule -> rules.put(rule.lane(), rule));
    List<LaneLoad> loads =
        session.part(Hosts.class).all().stream()
            .filter(HostRecord::takesTasks)
            .flatMap(host -> host.beat().lanes().stream())
            .filter(lane -> lane.queue().equals(Queues.ofLane(lane.lane())))
            .toList();
    SortedSet<String> lanes = new TreeSet<>(rules.keySet());
    loads.forEach(load -> lanes.add(load.lane()));
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("lane"),
            Column.text("policy"),
            Column.text("bound"),
            Column.count("priority"),
            Column.count("quota"),
            Column.count("burst"),
            Column.count("hosts"),
            Column.count("running"),
            Column.count("slots"));
    lanes.forEach(
        lane ->
            row(
                sheet,
                lane,
                rules.get(lane),
                loads.stream().filter(load -> load.lane().equals(lane)).toList()));
    format.print(
        sheet.build(),
        session.console(),
        "No lanes yet: no live worker host offers anything to the swarm, and no policy is set.");
    return ExitCode.OK;
  }

  private static void row(
      Sheet.Builder sheet, String lane, @Nullable OverloadRule rule, List<LaneLoad> loads) {
    sheet.row(
        lane,
        rule == null ? null : rule.policy(),
        rule == null ? null : rule.bound().map(DurationText::of).orElse(null),
        rule == null ? null : rule.priority(),
        rule == null ? null : rule.quota().map(CallerQuota::perSecond).orElse(null),
        rule == null ? null : rule.quota().map(CallerQuota::burst).orElse(null),
        loads.size(),
        loads.stream().mapToInt(LaneLoad::running).sum(),
        loads.stream().mapToInt(LaneLoad::slots).sum());
  }
}
