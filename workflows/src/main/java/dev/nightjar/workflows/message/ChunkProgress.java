package dev.nightjar.workflows.message;

/**
 * How far an execution of a chunk is: what it tells with each heartbeat, and what the next one goes
 * on from when it dies.
 *
 * @param slices how many of the chunk's slices, from its first, are sealed; 0 or more
 * @param rowsRead raw rows read so far, those of slices that are not sealed yet included; 0 or more
 */
public record ChunkProgress(int slices, long rowsRead) {
  /** Nothing is done yet. */
  public static final ChunkProgress NONE = new ChunkProgress(0, 0);

  public ChunkProgress {
    if (slices < 0 || rowsRead < 0) {
      throw new IllegalArgumentException(
          "Invalid chunk progress: slices %d, rowsRead %d; none may be negative"
              .formatted(slices, rowsRead));
    }
  }
}
