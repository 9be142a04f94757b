package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.OutgrownFailure;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.SliceReading;
import dev.nightjar.core.plan.SplitRule;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Watches whether a chunk outgrows its weight while its slices are read. Thread-safe; its {@link
 * SliceGrowth}s are not.
 */
final class ChunkGrowth {
  private final PlannedChunk chunk;
  private final @Nullable SplitRule rule;
  private final long limit;
  private final AtomicLong rows;

  /**
   * For one execution of a chunk.
   *
   * @param rule when it ends to be split; null for never
   * @param sealedRows raw rows of the slices that an execution before has sealed
   */
  ChunkGrowth(PlannedChunk chunk, @Nullable SplitRule rule, long sealedRows) {
    this.chunk = chunk;
    this.rule = rule;
    this.limit = rule == null ? Long.MAX_VALUE : rule.limit(chunk.expectedRows());
    this.rows = new AtomicLong(sealedRows);
  }

  /** For one pass over a slice of the chunk. */
  SliceGrowth of(PlannedSlice slice) {
    return new SliceGrowth(this, slice);
  }

  /** For a pass that only looks, and counts nothing. */
  SliceGrowth unwatched(PlannedSlice slice) {
    return new SliceGrowth(new ChunkGrowth(chunk, null, 0), slice);
  }

  boolean isWatched() {
    return rule != null;
  }

  /** Takes rows that a slice has read, or back those of a pass that is begun anew. */
  long add(long more) {
    return rows.addAndGet(more);
  }

  /**
   * Ends the execution of a chunk that is to be split.
   *
   * @throws OutgrownFailure if it is
   */
  void check(long rowsRead, PlannedSlice slice, SliceReading reading) {
    if (rule != null && rowsRead >= limit && rule.isDue(chunk.expectedRows(), rowsRead, reading)) {
      throw new OutgrownFailure(
          new Outgrowth(chunk.slices().indexOf(slice), rowsRead, reading.estimate()),
          String.format(
              Locale.ROOT,
              "%,d raw rows are read where %,d were expected, and slice %s alone has about %,d; it is split by visitor hash",
              rowsRead,
              chunk.expectedRows(),
              slice.slice(),
              reading.estimate()));
    }
  }
}
