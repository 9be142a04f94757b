package dev.nightjar.activities.ledger;

import dev.nightjar.core.host.LaneLoad;
import java.util.List;

/**
 * The lanes of a worker host as compact JSON: an array of {@code [lane, task queue, slots,
 * running]}. Thread-safe.
 */
final class LaneText {
  private LaneText() {}

  static String of(List<LaneLoad> lanes) {
    return RowsText.of(
        lanes, lane -> List.of(lane.lane(), lane.queue(), lane.slots(), lane.running()));
  }

  static List<LaneLoad> read(String text) {
    return RowsText.read(
        text,
        "lanes",
        line ->
            new LaneLoad(
                line.path(0).asText(),
                line.path(1).asText(),
                line.path(2).asInt(),
                line.path(3).asInt()));
  }
}
