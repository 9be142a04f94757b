package dev.nightjar.core.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A range of visitor hashes, both ends included, compared as unsigned 64-bit numbers.
 *
 * @param first the lowest hash
 * @param last the highest hash, not below {@code first}
 */
public record HashRange(long first, long last) implements Comparable<HashRange> {
  /** Every visitor. */
  public static final HashRange ALL = new HashRange(0, -1);

  /** Into no more parts of equal size the whole space is cut. */
  public static final int MOST_TILES = 1_000_000;

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
   * @param parts 1 to {@link #MOST_TILES}
   */
  public static List<HashRange> tiles(int parts) {
    checkTiles(parts);
    return ALL.split(parts);
  }

  /**
   * One of the {@link #tiles}, without making the others.
   *
   * @param index from 0, below the number of parts
   * @param parts 1 to {@link #MOST_TILES}
   */
  public static HashRange tile(int index, int parts) {
    checkTiles(parts);
    Objects.checkIndex(index, parts);
    return new HashRange(boundary(index, parts), boundary(index + 1, parts) - 1);
  }

  /** Of all 2^64 hashes: 2^64 is parts times quotient and a remainder of 1 to parts. */
  private static long boundary(long index, int parts) {
    long quotient = Long.divideUnsigned(-1, parts);
    long remainder = Long.remainderUnsigned(-1, parts) + 1;
    return index * quotient + index * remainder / parts;
  }

  private static void checkTiles(int parts) {
    if (parts < 1 || parts > MOST_TILES) {
      throw new IllegalArgumentException(
          "Invalid number of hash ranges: %d is not in 1..%d".formatted(parts, MOST_TILES));
    }
  }

  /**
   * Cuts the range into parts of equal size that tile it exactly, in order.
   *
   * @param parts 1 or more
   * @return as many, or one a hash where the range has fewer hashes
   */
  public List<HashRange> split(int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException(
          "Invalid number of hash ranges: %d is below 1".formatted(parts));
    }
    BigInteger size = unsigned(last).subtract(unsigned(first)).add(BigInteger.ONE);
    int tiles = size.min(BigInteger.valueOf(parts)).intValue();
    List<HashRange> split = new ArrayList<>(tiles);
    for (int i = 0; i < tiles; i++) {
      split.add(new HashRange(boundary(size, i, tiles), boundary(size, i + 1, tiles) - 1));
    }
    return List.copyOf(split);
  }

  private long boundary(BigInteger size, int index, int parts) {
    BigInteger before = size.multiply(BigInteger.valueOf(index)).divide(BigInteger.valueOf(parts));
    return first + before.longValue();
  }

  private static BigInteger unsigned(long hash) {
    return hash < 0 ? BigInteger.valueOf(hash).add(HASHES) : BigInteger.valueOf(hash);
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
