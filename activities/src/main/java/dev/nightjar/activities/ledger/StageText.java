package dev.nightjar.activities.ledger;

import dev.nightjar.core.host.StageLoad;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a worker host as compact JSON: an array of {@code [stage, busy, starved, held,
 * queued, batch, lane]}, threads in thousandths. Hosts of before calls had stages name no lane.
 * Thread-safe.
 */
final class StageText {
  private static final double THOUSAND = 1000;

  private StageText() {}

  static String of(List<StageLoad> stages) {
    return RowsText.of(
        stages,
        stage ->
            List.of(
                stage.stage(),
                thousandths(stage.busy()),
                thousandths(stage.starved()),
                thousandths(stage.held()),
                stage.queued(),
                stage.batch(),
                stage.lane()));
  }

  private static long thousandths(double threads) {
    return Math.round(threads * THOUSAND);
  }

  /** None of a host that does not say. */
  static List<StageLoad> read(@Nullable String text) {
    return text == null
        ? List.of()
        : RowsText.read(
            text,
            "stages",
            line ->
                new StageLoad(
                    line.path(6).asText(StageLoad.CHUNKS),
                    line.path(0).asText(),
                    line.path(1).asLong() / THOUSAND,
                    line.path(2).asLong() / THOUSAND,
                    line.path(3).asLong() / THOUSAND,
                    line.path(4).asInt(),
                    line.path(5).asInt()));
  }
}
