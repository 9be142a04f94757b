package dev.nightjar.starter.host;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.LaneDemand;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.starter.console.Room;
import dev.nightjar.starter.console.View;
import dev.nightjar.starter.live.Detail;
import dev.nightjar.starter.live.Stage;
import dev.nightjar.starter.live.Stages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;

/**
 * The load of all lanes, of each live worker host, and of the stages of their chunks and calls, at
 * one moment: bars are slots in use, and of stages the share of their threads' time that is work.
 *
 * @param hosts the live ones
 * @param lanes what is asked of each lane
 */
public record LoadView(List<HostRecord> hosts, List<LaneDemand> lanes) implements View {
  public LoadView {
    hosts = List.copyOf(hosts);
    lanes = List.copyOf(lanes);
  }

  @Override
  public List<AttributedString> lines(Room room) {
    List<Stage> stages = new ArrayList<>();
    lanes.forEach(lane -> stages.add(lane(lane)));
    hosts.forEach(host -> stages.add(host(host)));
    stages.addAll(StageLoads.of(hosts));
    List<AttributedString> lines = new ArrayList<>();
    lines.add(new AttributedString(head()).columnSubSequence(0, room.columns()));
    lines.addAll(Stages.lines(stages, room));
    return lines.size() <= room.rows() ? lines : lines.subList(0, room.rows());
  }

  private String head() {
    return hosts.isEmpty()
        ? "No worker host is live. Start one: nightjar worker"
        : "%s, %d of %d slots in use"
            .formatted(
                hosts.size() == 1 ? "1 worker host" : hosts.size() + " worker hosts",
                hosts.stream().mapToInt(LoadView::running).sum(),
                hosts.stream().mapToInt(LoadView::slots).sum());
  }

  private static Stage lane(LaneDemand lane) {
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("%d/%d".formatted(lane.running(), lane.slots()), 4));
    lane.waiting()
        .ifPresent(waiting -> details.add(new Detail("%d waiting".formatted(waiting), 3)));
    if (lane.takenPerSecond() > 0) {
      details.add(
          new Detail(String.format(Locale.ROOT, "%.1f taken a second", lane.takenPerSecond()), 2));
    }
    details.add(new Detail(lane.hosts() == 1 ? "1 host" : lane.hosts() + " hosts", 1));
    return Stage.of("lane " + lane.lane(), lane.running(), lane.slots(), details);
  }

  private static Stage host(HostRecord host) {
    String lanes =
        host.beat().lanes().stream()
            .filter(lane -> lane.running() > 0)
            .map(lane -> "%s %d/%d".formatted(lane.lane(), lane.running(), lane.slots()))
            .collect(Collectors.joining(", "));
    List<Detail> details = new ArrayList<>();
    details.add(new Detail(host.beat().state().name(), 3));
    if (!lanes.isEmpty()) {
      details.add(new Detail(lanes, 2));
    }
    return Stage.of(host.host(), running(host), slots(host), details);
  }

  private static int running(HostRecord host) {
    return host.beat().lanes().stream().mapToInt(LaneLoad::running).sum();
  }

  private static int slots(HostRecord host) {
    return host.beat().lanes().stream().mapToInt(LaneLoad::slots).sum();
  }

  @Override
  public String plain() {
    return lanes.isEmpty()
        ? head()
        : head()
            + ": "
            + lanes.stream()
                .map(
                    lane ->
                        "%s %d/%d%s"
                            .formatted(
                                lane.lane(),
                                lane.running(),
                                lane.slots(),
                                lane.waiting().isPresent()
                                    ? " (%d waiting)".formatted(lane.waiting().getAsLong())
                                    : ""))
                .collect(Collectors.joining(", "));
  }
}
