package dev.nightjar.core.plan;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a plan rests on, for whoever looks at it; nothing is decided by it.
 *
 * @param weights how its merchants were weighed
 * @param rowsPerChunk how many rows a chunk should have
 * @param rowsPerSecond raw rows a second of one slot by earlier runs; null when they tell nothing
 * @param estimate how long the run should take; null when earlier runs tell nothing
 */
public record PlanBasis(
    WeightCounts weights,
    RowsPerChunk rowsPerChunk,
    @Nullable Double rowsPerSecond,
    @Nullable Duration estimate) {
  /**
   * Of a plan.
   *
   * @param slots how many chunks run at once
   * @param pace by earlier runs; empty when they tell nothing
   */
  public static PlanBasis of(
      Plan plan, RowsPerChunk rowsPerChunk, int slots, Optional<NightPace> pace) {
    return new PlanBasis(
        WeightCounts.of(plan.weights()),
        rowsPerChunk,
        pace.map(NightPace::rowsPerSecond).orElse(null),
        pace.map(known -> NightEstimate.of(plan, slots, known)).orElse(null));
  }
}
