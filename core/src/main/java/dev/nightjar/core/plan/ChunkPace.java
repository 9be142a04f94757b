package dev.nightjar.core.plan;

import java.time.Duration;

/**
 * How fast a chunk was done.
 *
 * @param rows raw rows that it read, 0 or more
 * @param took from its beginning to its end on one slot, beside the chunks of the other slots;
 *     above 0
 */
public record ChunkPace(long rows, Duration took) {
  public ChunkPace {
    if (rows < 0 || took.isNegative() || took.isZero()) {
      throw new IllegalArgumentException(
          "Invalid pace of a chunk: %d rows in %s".formatted(rows, took));
    }
  }

  double rowsPerSecond() {
    return rows / (took.toNanos() / 1e9);
  }
}
