package dev.nightjar.starter.host;

import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.core.host.StageLoad;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

  /** A row a stage of a worker host's chunks and calls, of each host that tells of them. */
  public static Sheet stages(List<HostRecord> hosts) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("host"),
            Column.text("lane"),
            Column.text("stage"),
            Column.decimal("busy"),
            Column.decimal("starved"),
            Column.decimal("held"),
            Column.count("queued"),
            Column.count("batch"));
    for (HostRecord host : hosts) {
      for (StageLoad stage : host.beat().stages()) {
        sheet.row(
            host.host(),
            stage.lane(),
            stage.stage(),
            threads(stage.busy()),
            threads(stage.starved()),
            threads(stage.held()),
            stage.queued(),
            stage.batch());
      }
    }
    return sheet.build();
  }

  /** Threads on average, to a hundredth. */
  static BigDecimal threads(double threads) {
    return BigDecimal.valueOf(threads).setScale(2, RoundingMode.HALF_UP);
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
