package dev.nightjar.workflows.message;

/**
 * How much of a run may run at once.
 *
 * @param batches batches that run at once, 1 to {@value #MOST_BATCHES}; 0 to leave it as it is
 * @param chunks chunks of a batch that are dispatched at once, 1 to {@value #MOST_CHUNKS}; 0 to
 *     leave it as it is
 */
public record Windows(int batches, int chunks) {
  /** The most batches at once. */
  public static final int MOST_BATCHES = 100;

  /** The most chunks of a batch at once. */
  public static final int MOST_CHUNKS = 400;
}
