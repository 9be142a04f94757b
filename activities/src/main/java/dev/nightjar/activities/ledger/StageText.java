package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.host.StageLoad;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a worker host as compact JSON: an array of {@code [stage, busy, starved, held,
 * queued, batch]}, threads in thousandths. Thread-safe.
 */
final class StageText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double THOUSAND = 1000;

  private StageText() {}

  static String of(List<StageLoad> stages) {
    List<List<Object>> lines = new ArrayList<>();
    for (StageLoad stage : stages) {
      lines.add(
          List.of(
              stage.stage(),
              thousandths(stage.busy()),
              thousandths(stage.starved()),
              thousandths(stage.held()),
              stage.queued(),
              stage.batch()));
    }
    try {
      return JSON.writeValueAsString(lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Lists of texts and numbers are JSON", e);
    }
  }

  private static long thousandths(double threads) {
    return Math.round(threads * THOUSAND);
  }

  /** What a later release may have written behind the six is left out. */
  static List<StageLoad> read(@Nullable String text) {
    List<StageLoad> stages = new ArrayList<>();
    if (text == null) {
      return stages;
    }
    try {
      for (JsonNode line : JSON.readTree(text)) {
        stages.add(
            new StageLoad(
                line.path(0).asText(),
                line.path(1).asLong() / THOUSAND,
                line.path(2).asLong() / THOUSAND,
                line.path(3).asLong() / THOUSAND,
                line.path(4).asInt(),
                line.path(5).asInt()));
      }
      return stages;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "Invalid stages of a worker host in the ledger's table host: %s".formatted(text), e);
    }
  }
}
