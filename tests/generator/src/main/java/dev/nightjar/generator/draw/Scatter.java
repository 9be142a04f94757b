package dev.nightjar.generator.draw;

/**
 * A one-to-one map of 0 to below a size onto itself that leaves no neighbours together.
 *
 * @param size 1 to 2^31
 * @param factor has no divisor in common with the size
 * @param shift 0 to below the size
 */
public record Scatter(long size, long factor, long shift) {
  /** A map that is drawn. */
  public static Scatter drawn(long size, long key) {
    long factor = 1 + Draws.below(Draws.key(key, 0), size);
    while (divisor(factor, size) != 1) {
      factor++;
    }
    return new Scatter(size, factor % size, Draws.below(Draws.key(key, 1), size));
  }

  /** Where an index goes. */
  public long of(long index) {
    return (index * factor + shift) % size;
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
