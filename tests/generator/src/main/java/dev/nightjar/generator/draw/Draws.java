package dev.nightjar.generator.draw;

/**
 * Draws that are a function of their place alone: a key of a key of a seed. Nothing is drawn in
 * sequence, so any part can be drawn alone, in any order, on any thread. The mixing is the
 * finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators,
 * 2014), which maps 64 bits to 64 bits one to one.
 */
public final class Draws {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Draws() {}

  /** Mixes a word; different words stay different. */
  public static long mix(long word) {
    long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The key of a place within another; of one parent, different places have different keys. */
  public static long key(long parent, long place) {
    return mix(parent + GOLDEN * (place + 1));
  }

  /**
   * A number of 0 to below a bound, from a key.
   *
   * @param bound 1 to 2^31
   */
  public static long below(long key, long bound) {
    return ((key >>> 32) * bound) >>> 32;
  }
}
