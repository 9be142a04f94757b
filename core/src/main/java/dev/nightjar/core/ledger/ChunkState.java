package dev.nightjar.core.ledger;

/** How far a chunk has come. */
public enum ChunkState {
  /** Nobody is at it: nobody has begun, or the run ended before the chunk did. */
  PLANNED,
  /** A worker host has begun, perhaps more than once. */
  RUNNING,
  /** Done, with its counts and digest. */
  DONE,
  /**
   * It counts no more, its parts do: it shared several merchants, failed, and was split into one
   * chunk a merchant; or it outgrew its weight while it ran, and was split by hash range.
   */
  SPLIT,
  /** It failed for good; its merchants are taken out. */
  FAILED
}
