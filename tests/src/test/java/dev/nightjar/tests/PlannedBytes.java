package dev.nightjar.tests;

import dev.nightjar.activities.summary.SummaryCells;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.MetricType;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.publish.SummaryTally;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.generator.summary.ExpectedRow;
import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan's answer in the bytes in which the engine has to publish it. */
public final class PlannedBytes {
  private final Job<?> job;

  public PlannedBytes(Job<?> job) {
    this.job = job;
  }

  /** What the pointer of the merchant's day has to say. */
  public Digest digest(ExpectedDay day) {
    SummaryTally tally = new SummaryTally();
    day.rows()
        .forEach(row -> tally.add(row.dimension(), row.value(), SummaryCells.columns(values(row))));
    return tally.digest();
  }

  private MetricValues values(ExpectedRow row) {
    Dimension dimension =
        job.dimensions().stream()
            .filter(candidate -> candidate.name().equals(row.dimension()))
            .findFirst()
            .orElseThrow();
    Accumulator values = new Accumulator(dimension);
    row.metrics()
        .forEach(
            (name, value) -> put(values, dimension.metrics().get(index(dimension, name)), value));
    return values.values();
  }

  private static void put(Accumulator values, Metric metric, BigDecimal value) {
    if (metric.type() == MetricType.COUNT) {
      values.count(metric, value.longValueExact());
    } else {
      values.sum(metric, value);
    }
  }

  private static int index(Dimension dimension, String metric) {
    for (int i = 0; i < dimension.metrics().size(); i++) {
      if (dimension.metrics().get(i).name().equals(metric)) {
        return i;
      }
    }
    throw new AssertionError("No metric " + metric + " in " + dimension.name());
  }

  /** A published row in the plan's form, for telling what differs. */
  public static String text(String dimension, String value, MetricValues values) {
    SortedMap<String, BigDecimal> metrics = new TreeMap<>();
    for (Metric metric : values.present()) {
      metrics.put(
          metric.name(),
          metric.type() == MetricType.COUNT
              ? BigDecimal.valueOf(values.count(metric.name()))
              : values.sum(metric.name()));
    }
    return new ExpectedRow(dimension, value, metrics).text();
  }
}
