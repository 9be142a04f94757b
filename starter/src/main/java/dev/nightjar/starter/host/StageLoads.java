package dev.nightjar.starter.host;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.StageLoad;
import dev.nightjar.starter.live.Detail;
import dev.nightjar.starter.live.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stages of all hosts' chunks and calls, taken together, as bars: how much of their time is
 * work.
 */
final class StageLoads {
  private StageLoads() {}

  /** A bar each, in the order in which hosts tell of them; none of lanes of calls at rest. */
  static List<Stage> of(List<HostRecord> hosts) {
    Set<String> atWork =
        hosts.stream()
            .flatMap(host -> host.beat().stages().stream())
            .filter(stage -> stage.busy() > 0)
            .map(StageLoad::lane)
            .collect(Collectors.toSet());
    Map<String, List<StageLoad>> byStage = new LinkedHashMap<>();
    for (HostRecord host : hosts) {
      for (StageLoad stage : host.beat().stages()) {
        if (stage.lane().equals(StageLoad.CHUNKS)) {
          byStage.computeIfAbsent(stage.stage(), name -> new ArrayList<>()).add(stage);
        } else if (atWork.contains(stage.lane())) {
          byStage
              .computeIfAbsent(stage.lane() + " " + stage.stage(), name -> new ArrayList<>())
              .add(stage);
        }
      }
    }
    return byStage.entrySet().stream().map(one -> stage(one.getKey(), one.getValue())).toList();
  }

  private static Stage stage(String name, List<StageLoad> loads) {
    double busy = loads.stream().mapToDouble(StageLoad::busy).sum();
    double starved = loads.stream().mapToDouble(StageLoad::starved).sum();
    double held = loads.stream().mapToDouble(StageLoad::held).sum();
    int queued = loads.stream().mapToInt(StageLoad::queued).sum();
    List<Detail> details = new ArrayList<>();
    details.add(new Detail("%s busy".formatted(HostSheets.threads(busy)), 4));
    if (starved > 0) {
      details.add(new Detail("%s starved".formatted(HostSheets.threads(starved)), 2));
    }
    if (held > 0) {
      details.add(new Detail("%s held".formatted(HostSheets.threads(held)), 3));
    }
    if (queued > 0) {
      details.add(new Detail("%d queued".formatted(queued), 1));
    }
    return Stage.of(
        "stage " + name,
        Math.round(busy * 1000),
        Math.round((busy + starved + held) * 1000),
        details);
  }
}
