package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.Ratios;
import dev.nightjar.core.job.Ratios.RowName;
import dev.nightjar.core.metric.MetricValues;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Rows of one generation of a merchant's day, with what their ratios follow from.
 *
 * @param summary the rows
 * @param ratios how they follow
 * @param numbers the rows that have ratios, and those that the ratios follow from, as far as they
 *     are there
 */
public record ShownDay(DaySummary summary, Ratios ratios, Map<RowName, MetricValues> numbers) {
  public ShownDay {
    numbers = Map.copyOf(numbers);
  }

  /** The names of the ratios of a dimension's rows. */
  List<String> names(Dimension dimension) {
    return ratios.names(dimension.name());
  }

  /** A row's ratios, in order of their names; empty where one is not defined. */
  List<String> cells(SummaryRow row) {
    return ratios.of(name(row), this::number).stream()
        .map(ratio -> ratio.map(BigDecimal::toPlainString).orElse(""))
        .toList();
  }

  static RowName name(SummaryRow row) {
    return new RowName(row.dimension(), row.value());
  }

  private BigDecimal number(RowName row, Metric metric) {
    MetricValues values = numbers.get(row);
    return values == null ? BigDecimal.ZERO : MetricCells.number(metric, values);
  }
}
