package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.util.ArrayList;
import java.util.List;

/** Summary rows as sheets. */
public final class SummarySheets {
  private SummarySheets() {}

  /** The rows of one dimension: the value, then a column a metric. */
  public static Sheet of(Dimension dimension, List<SummaryRow> rows) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(dimension.name()));
    dimension.metrics().forEach(metric -> columns.add(MetricCells.column(metric)));
    List<List<String>> cells = new ArrayList<>();
    for (SummaryRow row : rows) {
      List<String> line = new ArrayList<>();
      line.add(row.value());
      dimension.metrics().forEach(metric -> line.add(MetricCells.text(metric, row.metrics())));
      cells.add(line);
    }
    return new Sheet(columns, cells);
  }

  /** Rows of several dimensions, a metric a row. */
  public static Sheet flat(List<Dimension> dimensions, List<SummaryRow> rows) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("dimension"),
            Column.text("value"),
            Column.text("metric"),
            Column.decimal("amount"));
    for (Dimension dimension : dimensions) {
      for (SummaryRow row : rows) {
        if (row.dimension().equals(dimension.name())) {
          for (Metric metric : dimension.metrics()) {
            sheet.row(
                dimension.name(),
                row.value(),
                metric.name(),
                MetricCells.text(metric, row.metrics()));
          }
        }
      }
    }
    return sheet.build();
  }
}
