package dev.nightjar.activities.process;

import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.RawKeyCheck;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.SliceReading;
import org.apache.hadoop.hbase.client.Result;

/** Counts the rows of one pass over a slice, and of its heaviest visitor. Not thread-safe. */
final class SliceGrowth {
  private final ChunkGrowth chunk;
  private final PlannedSlice slice;
  private final RawKeyCheck keys;
  private long rows;
  private long hash;
  private long rowsOfHash;
  private long heaviest;
  private long visitors;

  SliceGrowth(ChunkGrowth chunk, PlannedSlice slice) {
    this.chunk = chunk;
    this.slice = slice;
    this.keys = RawKey.check(slice.merchantDay());
  }

  /**
   * Takes rows that were read.
   *
   * @throws dev.nightjar.activities.failure.OutgrownFailure when the chunk is to be split
   */
  void read(Result[] more) {
    if (!chunk.isWatched() || more.length == 0) {
      return;
    }
    for (Result row : more) {
      long next = keys.visitorHash(row.getRow());
      if (visitors == 0 || next != hash) {
        visitors++;
        rowsOfHash = 0;
        hash = next;
      }
      rowsOfHash++;
      heaviest = Math.max(heaviest, rowsOfHash);
    }
    rows += more.length;
    long rowsOfChunk = chunk.add(more.length);
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
