package dev.nightjar.generator.draw;

/**
 * So many things spread evenly over weights that are laid end to end: thing {@code i} stands at
 * {@code (i * weights + offset) / things}. Each weight holds its quota of things, rounded down or
 * up, all of them together exactly all things, and how many stand before a place follows without
 * looking at any (systematic sampling; largest remainders would need every quota at once).
 *
 * @param things how many, 0 or more
 * @param weights the sum of the weights, 1 or more; times {@code things} it must be below 2^62
 * @param offset where the first thing stands within the first step, 0 to below {@code weights}
 */
public record Spread(long things, long weights, long offset) {
  public Spread {
    if (things < 0 || weights < 1 || offset < 0 || offset >= weights) {
      throw new IllegalArgumentException(
          "Invalid spread: %d things over %d from %d".formatted(things, weights, offset));
    }
  }

  /** A spread whose offset is drawn. */
  public static Spread drawn(long things, long weights, long key) {
    return new Spread(things, weights, Long.remainderUnsigned(key, weights));
  }

  /** How many things stand before a place of 0 to {@code weights}. */
  public long before(long place) {
    return Math.floorDiv(place * things - offset + weights - 1, weights);
  }

  /** Where thing {@code index} stands, 0 to below {@code weights}. */
  public long place(long index) {
    return (index * weights + offset) / things;
  }
}
