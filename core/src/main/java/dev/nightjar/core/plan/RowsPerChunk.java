package dev.nightjar.core.plan;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many raw rows a chunk of a plan should have. A plan whose rows are fewer than keep every slot
 * busy has smaller chunks.
 *
 * @param target 1 or more
 * @param source where the number comes from
 */
public record RowsPerChunk(long target, RowsSource source) {
  public RowsPerChunk {
    if (target < 1) {
      throw new IllegalArgumentException("Invalid rows a chunk: %d is below 1".formatted(target));
    }
  }

  /**
   * As many rows as one slot reads in the chunk time, but not below the options' floor nor above
   * the ceiling; the options' target when there is no chunk time or no pace.
   *
   * @param options whose target and floor hold
   * @param time how long a chunk should take; null when the target is fixed
   * @param pace by earlier runs; empty when they tell nothing
   */
  public static RowsPerChunk of(
      PlanOptions options, @Nullable ChunkTime time, Optional<NightPace> pace) {
    if (time == null) {
      return new RowsPerChunk(options.rowsPerChunkTarget(), RowsSource.CONFIGURED);
    }
    return pace.map(NightPace::rowsPerSecond)
        .map(rate -> new RowsPerChunk(within(options, time, rate), RowsSource.LEARNT))
        .orElse(new RowsPerChunk(options.rowsPerChunkTarget(), RowsSource.DEFAULT));
  }

  private static long within(PlanOptions options, ChunkTime time, double rowsPerSecond) {
    long rows = Math.round(rowsPerSecond * seconds(time.time()));
    return Math.max(options.rowsPerChunkFloor(), Math.min(time.rowsCeiling(), rows));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
