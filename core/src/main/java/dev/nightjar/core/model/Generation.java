package dev.nightjar.core.model;

import java.time.Instant;

/**
 * What one run writes for one merchant-day, numbered by the run's cutoff: a newer cutoff is a newer
 * generation, and a newer generation always wins.
 *
 * @param cutoffMillis the cutoff in epoch milliseconds, above 0
 */
public record Generation(long cutoffMillis) implements Comparable<Generation> {
  public Generation {
    if (cutoffMillis <= 0) {
      throw new IllegalArgumentException(
          "Invalid generation: cutoff %d is not after 1970".formatted(cutoffMillis));
    }
  }

  /** The generation of a cutoff; the cutoff is cut to whole milliseconds. */
  public static Generation ofCutoff(Instant cutoff) {
    return new Generation(cutoff.toEpochMilli());
  }

  /** The instant as of which raw data is read; deliveries up to and including it count. */
  public Instant cutoff() {
    return Instant.ofEpochMilli(cutoffMillis);
  }

  @Override
  public int compareTo(Generation other) {
    return Long.compare(cutoffMillis, other.cutoffMillis);
  }

  @Override
  public String toString() {
    return Long.toString(cutoffMillis);
  }
}
