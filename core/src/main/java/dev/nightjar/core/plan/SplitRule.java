package dev.nightjar.core.plan;

/**
 * When a chunk has outgrown its weight so far that it is split while it runs: it has read several
 * times its expected rows, and of the slice that it is at so much is left that the parts end before
 * the whole would, though they begin anew. Pure.
 *
 * @param factor how many times its expected rows a chunk reads before that, {@link #LEAST_FACTOR}
 *     to {@link #MOST_FACTOR}
 * @param floor raw rows, 1 or more: a chunk is taken to expect no fewer, and no part is made for
 *     fewer
 */
public record SplitRule(int factor, long floor) {
  /** Less is within what weights are off by. */
  public static final int LEAST_FACTOR = 2;

  /** The hashes of fewer visitors tell nothing of how many rows are left. */
  public static final int LEAST_VISITORS = 10;

  /** More would never be met. */
  public static final int MOST_FACTOR = 100;

  public SplitRule {
    if (factor < LEAST_FACTOR || factor > MOST_FACTOR || floor < 1) {
      throw new IllegalArgumentException(
          "Invalid split rule: factor %d must be %d to %d, floor %d 1 or more"
              .formatted(factor, LEAST_FACTOR, MOST_FACTOR, floor));
    }
  }

  /** How many raw rows a chunk reads before it may be split; 1 or more. */
  public long limit(long expectedRows) {
    long rows = usual(expectedRows);
    return rows > Long.MAX_VALUE / factor ? Long.MAX_VALUE : rows * factor;
  }

  /**
   * Whether a chunk is to be split now. As much of the slice is left as was read in vain, at least:
   * so splitting costs at most as much reading as it takes off the slot.
   *
   * @param expectedRows raw rows of the chunk by weight
   * @param rowsRead raw rows that the chunk has read, those of its other slices included
   * @param reading of the slice that it is at
   */
  public boolean isDue(long expectedRows, long rowsRead, SliceReading reading) {
    return rowsRead >= limit(expectedRows)
        && reading.visitors() >= LEAST_VISITORS
        && reading.left() >= Math.max(floor, reading.rows())
        && reading.hashes().first() != reading.hashes().last();
  }

  /** How many raw rows a part should have, at least; 1 or more. */
  public long usual(long expectedRows) {
    return Math.max(floor, expectedRows);
  }
}
