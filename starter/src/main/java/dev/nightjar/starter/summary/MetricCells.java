package dev.nightjar.starter.summary;

import dev.nightjar.core.job.Metric;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.starter.output.Column;
import java.math.BigDecimal;

/** A metric's value as the text of a cell. */
final class MetricCells {
  private MetricCells() {}

  static Column column(Metric metric) {
    return switch (metric.type()) {
      case COUNT -> Column.count(metric.name());
      case SUM, MINIMUM, MAXIMUM -> Column.decimal(metric.name());
      case SKETCH -> Column.text(metric.name());
    };
  }

  /** The value; what the row does not have is 0 when it adds up, else empty. */
  static String text(Metric metric, MetricValues values) {
    String name = metric.name();
    return switch (metric.type()) {
      case COUNT -> Long.toString(values.count(name));
      case SUM -> values.sum(name).toPlainString();
      case MINIMUM, MAXIMUM -> values.value(name).map(BigDecimal::toPlainString).orElse("");
      case SKETCH -> values.sketch(name).map(sketch -> sketch.length + " bytes").orElse("");
    };
  }

  /** The value as a number to order by; a sketch has none. */
  static BigDecimal number(Metric metric, MetricValues values) {
    String name = metric.name();
    return switch (metric.type()) {
      case COUNT -> BigDecimal.valueOf(values.count(name));
      case SUM -> values.sum(name);
      case MINIMUM, MAXIMUM -> values.value(name).orElse(BigDecimal.ZERO);
      case SKETCH -> BigDecimal.ZERO;
    };
  }
}
