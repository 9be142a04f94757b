package dev.nightjar.benchmark.measure;

import java.util.Arrays;

/** Percentiles of values, each of them one of the values. */
public final class Percentiles {
  private Percentiles() {}

  /** The value of sorted ones that the given share of all is at or below; 0 of none. */
  public static double of(double[] sorted, double share) {
    if (sorted.length == 0) {
      return 0;
    }
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, Math.min(sorted.length - 1, index))];
  }

  /** The median of values in any order, of an even number of them the lower one; 0 of none. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return of(sorted, 0.5);
  }
}
