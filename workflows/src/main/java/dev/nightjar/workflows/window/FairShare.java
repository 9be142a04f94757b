package dev.nightjar.workflows.window;

import dev.nightjar.workflows.message.Company;

/**
 * How a run's batches share the slots. A batch of more chunks than there are slots is large: by
 * itself it keeps every slot busy for more than a chunk's time, as a giant merchant's does. While a
 * batch that is not large has not ended, no more chunks of a large one are dispatched than there
 * are slots, so that none of them waits in the queue before another merchant's chunk.
 *
 * <p>So a batch that is not large, dispatched at once beside a large one, ends no later than it
 * would end alone plus the time of one chunk: until then every slot has come free once, and there
 * are as many slots as such a batch has chunks at most. Immutable.
 *
 * @param slots how many chunks run at once in all, as far as is known; 1 or more
 */
public record FairShare(int slots) {
  /** No batch is large. */
  public static final FairShare NONE = new FairShare(Integer.MAX_VALUE);

  public FairShare {
    if (slots < 1) {
      throw new IllegalArgumentException("Invalid slots: %d is below 1".formatted(slots));
    }
  }

  /** Whether a batch of so many chunks can hold all slots. */
  public boolean isLarge(int chunks) {
    return chunks > slots;
  }

  /**
   * How many chunks of a batch may be dispatched at once.
   *
   * @param chunks how many chunks the batch has
   * @param windowOfChunks the most that any batch may have dispatched
   * @param others how many batches of the run that are not large have not ended
   * @param company whether another group of batches runs, in which some may not be large
   */
  public int window(int chunks, int windowOfChunks, int others, Company company) {
    boolean isBesideOthers = others > 0 || company == Company.IN_COMPANY;
    return isBesideOthers && isLarge(chunks) ? Math.min(windowOfChunks, slots) : windowOfChunks;
  }
}
