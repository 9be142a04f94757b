package dev.nightjar.workflows.window;

/**
 * How many of a batch's chunks may be split while they run, so that the batch's history stays
 * bounded: whoever may be split has the most parts that a split makes reserved, until it ends
 * otherwise. No clock, no threads. Not thread-safe.
 */
public final class SplitBudget {
  private final int mostParts;
  private int left;

  /**
   * A budget.
   *
   * @param parts how many parts there may be in all; none when below 1
   * @param mostParts how many a split makes at most, 1 or more
   */
  public SplitBudget(int parts, int mostParts) {
    this.left = parts;
    this.mostParts = mostParts;
  }

  /** Reserves parts for a chunk; false when there are not enough left. */
  public boolean reserve() {
    if (left < mostParts) {
      return false;
    }
    left -= mostParts;
    return true;
  }

  /** Gives back what a chunk had reserved and does not need, having made so many parts of it. */
  public void settle(int parts) {
    if (parts < 0 || parts > mostParts) {
      throw new IllegalArgumentException(
          "Invalid number of parts: %d is not in 0..%d".formatted(parts, mostParts));
    }
    left += mostParts - parts;
  }
}
