package dev.nightjar.generator.draw;

import java.math.BigInteger;

/**
 * Weights that fall with a power of the rank, {@code 2^28 / rank^s}, laid end to end. They are
 * computed in fixed point by integer operations alone, so they are the same on every machine.
 * Immutable.
 */
public final class Zipf {
  private static final int WEIGHT_BITS = 28;
  private static final int FRACTION_BITS = 32;
  private static final int ONE_BITS = 62;
  private static final int LOG_BITS = 61;

  /** {@code 2^(-1/2), 2^(-1/4), ...} with 62 bits after the point. */
  private static final long[] ROOTS = roots();

  private final long[] ends;

  private Zipf(long[] ends) {
    this.ends = ends;
  }

  /**
   * The weights of the first ranks.
   *
   * @param ranks how many, 0 or more
   * @param dividend of the exponent
   * @param divisor of the exponent
   */
  public static Zipf of(int ranks, int dividend, int divisor) {
    long[] ends = new long[ranks + 1];
    for (int rank = 1; rank <= ranks; rank++) {
      ends[rank] = ends[rank - 1] + weight(log2(rank) * dividend / divisor);
    }
    return new Zipf(ends);
  }

  /** The weight of an index from 0, whose rank is one more. */
  public long weight(int index) {
    return ends[index + 1] - ends[index];
  }

  /** The sum of the weights before an index. */
  public long before(int index) {
    return ends[index];
  }

  /** The index, below {@code size}, in whose weight a place is. */
  public int at(long place, int size) {
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle + 1] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** {@code 2^28 * 2^-power}, of a power with 32 bits after the point; 1 at least. */
  private static long weight(long power) {
    long value = 1L << ONE_BITS;
    for (int bit = 0; bit < FRACTION_BITS; bit++) {
      if ((power >>> (FRACTION_BITS - 1 - bit) & 1) == 1) {
        value = Math.multiplyHigh(value, ROOTS[bit]) << 2;
      }
    }
    int shift = ONE_BITS - WEIGHT_BITS + (int) (power >>> FRACTION_BITS);
    return Math.max(1, shift < Long.SIZE ? value >>> shift : 0);
  }

  /** The logarithm to base 2 with 32 bits after the point: one bit for each squaring. */
  private static long log2(long number) {
    int whole = Long.SIZE - 1 - Long.numberOfLeadingZeros(number);
    long log = whole;
    long mantissa = number << (LOG_BITS - whole);
    for (int bit = 0; bit < FRACTION_BITS; bit++) {
      long square = Math.multiplyHigh(mantissa, mantissa) << 3;
      boolean carries = square >= 1L << (LOG_BITS + 1);
      mantissa = carries ? square >>> 1 : square;
      log = log << 1 | (carries ? 1 : 0);
    }
    return log;
  }

  private static long[] roots() {
    long[] roots = new long[FRACTION_BITS];
    BigInteger root = BigInteger.ONE.shiftLeft(ONE_BITS - 1);
    for (int i = 0; i < FRACTION_BITS; i++) {
      root = root.shiftLeft(ONE_BITS).sqrt();
      roots[i] = root.longValueExact();
    }
    return roots;
  }
}
