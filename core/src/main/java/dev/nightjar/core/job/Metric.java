package dev.nightjar.core.job;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A declared metric.
 *
 * @param name a lower-case letter, then at most 63 lower-case letters, digits or underscores
 * @param type how its deltas add up
 * @param merge how sketches merge; for {@link MetricType#SKETCH} only
 */
public record Metric(String name, MetricType type, @Nullable SketchMerge merge) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  public Metric {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid metric name: '%s' must match %s".formatted(name, FORM));
    }
    if ((type == MetricType.SKETCH) != (merge != null)) {
      throw new IllegalArgumentException(
          "Invalid metric '%s': a sketch, and nothing else, needs a merge".formatted(name));
    }
  }

  /** A whole number. */
  public static Metric count(String name) {
    return new Metric(name, MetricType.COUNT, null);
  }

  /** An exact decimal sum. */
  public static Metric sum(String name) {
    return new Metric(name, MetricType.SUM, null);
  }

  /** The least value. */
  public static Metric minimum(String name) {
    return new Metric(name, MetricType.MINIMUM, null);
  }

  /** The greatest value. */
  public static Metric maximum(String name) {
    return new Metric(name, MetricType.MAXIMUM, null);
  }

  /** A mergeable sketch. */
  public static Metric sketch(String name, SketchMerge merge) {
    return new Metric(name, MetricType.SKETCH, merge);
  }
}
