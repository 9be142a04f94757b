package dev.nightjar.benchmark.swarm;

/** Percentiles of sorted values. */
final class Percentiles {
  private Percentiles() {}

  /** The value that the given share of all is at or below; 0 of none. */
  static double of(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }
}
