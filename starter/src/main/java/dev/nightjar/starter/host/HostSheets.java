package dev.nightjar.starter.host;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.util.List;
import java.util.stream.Collectors;

/** Worker hosts as tables. */
public final class HostSheets {
  private HostSheets() {}

  /** A row a worker host. */
  public static Sheet of(List<HostRecord> hosts) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("host"),
            Column.text("state"),
            Column.text("wanted"),
            Column.count("running"),
            Column.count("slots"),
            Column.text("lanes"),
            Column.count("silent_seconds"),
            Column.text("started"),
            Column.text("build"));
    for (HostRecord host : hosts) {
      List<LaneLoad> lanes = host.beat().lanes();
      sheet.row(
          host.host(),
          state(host),
          host.wish(),
          lanes.stream().mapToInt(LaneLoad::running).sum(),
          lanes.stream().mapToInt(LaneLoad::slots).sum(),
          lanes(lanes),
          host.silence().toSeconds(),
          host.beat().started(),
          host.beat().build());
    }
    return sheet.build();
  }

  /** What it says of itself, or that it says nothing any more. */
  private static String state(HostRecord host) {
    HostState said = host.beat().state();
    return host.isLive() || said == HostState.STOPPED ? said.name() : "SILENT";
  }

  /** Such as {@code process 3/4, publish 0/4}: running of slots. */
  static String lanes(List<LaneLoad> lanes) {
    return lanes.stream()
        .map(lane -> "%s %d/%d".formatted(lane.lane(), lane.running(), lane.slots()))
        .collect(Collectors.joining(", "));
  }

  /** What a wish is called on the command line. */
  public static String verb(HostWish wish) {
    return switch (wish) {
      case RUN -> "resume";
      case DRAIN -> "drain";
      case STOP -> "stop";
    };
  }
}
