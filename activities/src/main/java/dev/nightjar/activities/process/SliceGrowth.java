package dev.nightjar.activities.process;

import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.SliceReading;

/** Counts the rows of one pass over a slice, and of its heaviest visitor. Not thread-safe. */
final class SliceGrowth {
  /** Few, so that a small slice is looked at more than once, however many come together. */
  private static final int ROWS_AT_ONCE = 32;

  private final ChunkGrowth chunk;
  private final PlannedSlice slice;
  private long rows;
  private long hash;
  private long rowsOfHash;
  private long heaviest;
  private long visitors;

  SliceGrowth(ChunkGrowth chunk, PlannedSlice slice) {
    this.chunk = chunk;
    this.slice = slice;
  }

  /**
   * Takes rows that were read.
   *
   * @param more the visitor's hash of each
   * @throws dev.nightjar.activities.failure.OutgrownFailure when the chunk is to be split
   */
  void read(long[] more) {
    for (int from = 0; chunk.isWatched() && from < more.length; from += ROWS_AT_ONCE) {
      read(more, from, Math.min(from + ROWS_AT_ONCE, more.length));
    }
  }

  private void read(long[] more, int from, int to) {
    for (int i = from; i < to; i++) {
      if (visitors == 0 || more[i] != hash) {
        visitors++;
        rowsOfHash = 0;
        hash = more[i];
      }
      rowsOfHash++;
      heaviest = Math.max(heaviest, rowsOfHash);
    }
    rows += to - from;
    long rowsOfChunk = chunk.add(to - from);
    if (slice.hashes().contains(hash)) {
      chunk.check(
          rowsOfChunk, slice, new SliceReading(slice.hashes(), hash, rows, heaviest, visitors));
    }
  }

  /** The pass counts no more: the slice is read again from its beginning. */
  void abandon() {
    chunk.add(-rows);
    rows = 0;
  }
}
