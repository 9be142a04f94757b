package dev.nightjar.worker.config;

import dev.nightjar.core.plan.ChunkTime;
import dev.nightjar.core.plan.PlanOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How large chunks are.
 *
 * @param target the rows that a chunk should have; empty to learn them
 * @param time how long a chunk should take, where its rows are learnt
 * @param floor the fewest rows
 * @param ceiling the most rows that are learnt
 */
record ChunkSettings(Optional<Long> target, Duration time, long floor, long ceiling) {
  static ChunkSettings read(ConfigurationReader reader) {
    return new ChunkSettings(
        reader.value(Settings.ROWS_PER_CHUNK_TARGET),
        reader.value(Settings.CHUNK_TIME),
        reader.value(Settings.ROWS_PER_CHUNK_FLOOR),
        reader.value(Settings.ROWS_PER_CHUNK_CEILING));
  }

  /** The rows that hold until earlier runs tell some. */
  long rows() {
    return target.orElse(Math.max(floor, Math.min(ceiling, usual())));
  }

  /** None where the rows are configured: what a person says wins over what is learnt. */
  @Nullable ChunkTime chunkTime() {
    return target.isPresent() ? null : new ChunkTime(time, ceiling);
  }

  private static long usual() {
    return PlanOptions.DEFAULTS.rowsPerChunkTarget();
  }
}
