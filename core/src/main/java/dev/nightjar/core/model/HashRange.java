package dev.nightjar.core.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of visitor hashes, both ends included, compared as unsigned 64-bit numbers.
 *
 * @param first the lowest hash
 * @param last the highest hash, not below {@code first}
 */
public record HashRange(long first, long last) implements Comparable<HashRange> {
  /** Every visitor. */
  public static final HashRange ALL = new HashRange(0, -1);

  private static final BigInteger HASHES = BigInteger.ONE.shiftLeft(64);

  public HashRange {
    if (Long.compareUnsigned(first, last) > 0) {
      throw new IllegalArgumentException(
          "Invalid hash range: %016x is above %016x".formatted(first, last));
    }
  }

  /** Whether the range holds a hash. */
  public boolean contains(long hash) {
    return Long.compareUnsigned(first, hash) <= 0 && Long.compareUnsigned(hash, last) <= 0;
  }

  /** Whether the other range starts right after this one ends. */
  public boolean isFollowedBy(HashRange other) {
    return last != -1 && last + 1 == other.first;
  }

  /**
   * Cuts the whole space of hashes into parts of equal size that tile it exactly.
   *
   * @param parts 1 to 1,000,000
   */
  public static List<HashRange> tiles(int parts) {
    if (parts < 1 || parts > 1_000_000) {
      throw new IllegalArgumentException(
          "Invalid number of hash ranges: %d is not in 1..1000000".formatted(parts));
    }
    List<HashRange> tiles = new ArrayList<>(parts);
    for (int i = 0; i < parts; i++) {
      tiles.add(new HashRange(boundary(i, parts), boundary(i + 1, parts) - 1));
    }
    return List.copyOf(tiles);
  }

  private static long boundary(int index, int parts) {
    return HASHES.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(parts)).longValue();
  }

  @Override
  public int compareTo(HashRange other) {
    int byFirst = Long.compareUnsigned(first, other.first);
    return byFirst != 0 ? byFirst : Long.compareUnsigned(last, other.last);
  }

  @Override
  public String toString() {
    return "%016x-%016x".formatted(first, last);
  }
}
