package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.host.LaneLoad;
import java.util.ArrayList;
import java.util.List;

/**
 * The lanes of a worker host as compact JSON: an array of {@code [lane, task queue, slots,
 * running]}. Thread-safe.
 */
final class LaneText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LaneText() {}

  static String of(List<LaneLoad> lanes) {
    List<List<Object>> lines = new ArrayList<>();
    lanes.forEach(
        lane -> lines.add(List.of(lane.lane(), lane.queue(), lane.slots(), lane.running())));
    try {
      return JSON.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Lists of texts and numbers are JSON", e);
    }
  }

  /** What a later release may have written behind the four is left out. */
  static List<LaneLoad> read(String text) {
    List<LaneLoad> lanes = new ArrayList<>();
    try {
      for (JsonNode line : JSON.readTree(text)) {
        lanes.add(
            new LaneLoad(
                line.path(0).asText(),
                line.path(1).asText(),
                line.path(2).asInt(),
                line.path(3).asInt()));
      }
      return lanes;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "Invalid lanes of a worker host in the ledger's table host: %s".formatted(text), e);
    }
  }
}
