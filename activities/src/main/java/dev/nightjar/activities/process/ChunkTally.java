package dev.nightjar.activities.process;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.RowDigest;

/** Adds up what a chunk's slices came to, in their order. Not thread-safe. */
final class ChunkTally {
  private final RowDigest digest = new RowDigest();
  private RowCounts rows = RowCounts.NONE;
  private long written;

  void add(SealedSlice slice) {
    digest.add(slice.sealKey().bytes(), slice.seal().encode());
    rows = rows.plus(slice.seal().rows());
    written += slice.seal().written();
  }

  /** The raw rows of what was added so far. */
  RowCounts rows() {
    return rows;
  }

  /** What the chunk came to; the digest is over the slices' seals, which hold their digests. */
  ChunkOutcome outcome() {
    return new ChunkOutcome(rows, written, digest.written().digest());
  }
}
