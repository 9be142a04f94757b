package dev.nightjar.worker.health;

import java.time.Instant;
import java.util.List;

/**
 * What a page says.
 *
 * @param isGood whether all is well
 * @param at when it was asked
 * @param parts how each part is
 */
public record HealthReport(boolean isGood, Instant at, List<Condition> parts) {
  public HealthReport {
    parts = List.copyOf(parts);
  }
}
