package dev.nightjar.core.plan;

import dev.nightjar.core.model.HashRange;

/**
 * How far the reading of a slice has come. Rows come in order of their visitors' hashes, and hashes
 * are uniform, so the hashes that are behind tell how many rows are still to come.
 *
 * @param hashes the slice's
 * @param lastHash the hash of the row read last; one of the slice's
 * @param rows raw rows read, 1 or more
 * @param heaviest how many of them are of the visitor that has the most, 1 or more
 * @param visitors of how many visitors they are, 1 or more
 */
public record SliceReading(
    HashRange hashes, long lastHash, long rows, long heaviest, long visitors) {
  private static final double TWO_TO_64 = 0x1p64;

  public SliceReading {
    if (!hashes.contains(lastHash)
        || heaviest < 1
        || heaviest > rows
        || visitors < 1
        || visitors > rows) {
      throw new IllegalArgumentException(
          "Invalid reading of %s: lastHash %016x, rows %d of %d visitors, of one of them %d"
              .formatted(hashes, lastHash, rows, visitors, heaviest));
    }
  }

  /**
   * How many raw rows the slice has in all, estimated. One visitor is left out of what is carried
   * over to the rest, so that a crawler in front does not make a giant of its merchant.
   */
  public long estimate() {
    double others = (rows - heaviest) / covered();
    return (long) Math.min(Long.MAX_VALUE / 2.0, heaviest + others);
  }

  /** How many raw rows are still to be read, estimated; 0 or more. */
  public long left() {
    return Math.max(0, estimate() - rows);
  }

  /** The share of the slice's hashes that is behind, above 0. */
  private double covered() {
    return width(hashes.first(), lastHash) / width(hashes.first(), hashes.last());
  }

  private static double width(long first, long last) {
    long difference = last - first;
    double unsigned = (difference >>> 1) * 2.0 + (difference & 1);
    return Math.min(TWO_TO_64, unsigned + 1);
  }
}
