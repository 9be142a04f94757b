package dev.nightjar.core.job;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A declared dimension: its rows are told by a value, and each row has the dimension's metrics.
 *
 * @param name a lower-case letter, then at most 63 lower-case letters, digits or underscores
 * @param metrics at least one, with distinct names; their order is part of the stored form, so a
 *     change of it is a new job version
 */
public record Dimension(String name, List<Metric> metrics) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  public Dimension {
    metrics = List.copyOf(metrics);
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid dimension name: '%s' must match %s".formatted(name, FORM));
    }
    Set<String> names = new HashSet<>();
    metrics.forEach(metric -> names.add(metric.name()));
    if (metrics.isEmpty() || names.size() != metrics.size()) {
      throw new IllegalArgumentException(
          "Invalid dimension '%s': it needs one metric or more, with distinct names"
              .formatted(name));
    }
  }

  /** A dimension with its metrics in order. */
  public static Dimension of(String name, Metric... metrics) {
    return new Dimension(name, List.of(metrics));
  }

  /**
   * Where a metric stands in the stored form, from 0.
   *
   * @throws IllegalArgumentException when the dimension does not declare it
   */
  public int indexOf(Metric metric) {
    for (int i = 0; i < metrics.size(); i++) {
      if (metrics.get(i).equals(metric)) {
        return i;
      }
    }
    throw new IllegalArgumentException(
        "Invalid metric '%s': dimension '%s' does not declare it".formatted(metric.name(), name));
  }
}
