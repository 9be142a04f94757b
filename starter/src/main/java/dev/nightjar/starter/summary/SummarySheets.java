package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Summary rows, and their ratios, as sheets. */
public final class SummarySheets {
  private SummarySheets() {}

  /** For a person: the value, the ratios, which tell most, and as many metrics as fit. */
  public static Sheet brief(Dimension dimension, ShownDay day) {
    List<Column> columns = new ArrayList<>();
    columns.add(value(dimension, day));
    day.names(dimension).forEach(ratio -> columns.add(Column.decimal(ratio)));
    dimension.metrics().forEach(metric -> columns.add(MetricCells.column(metric)));
    return sheet(
        columns,
        dimension,
        day,
        row -> Stream.concat(day.cells(row).stream(), metrics(dimension, row)));
  }

  /** For a program: the value, a column a metric, a column a ratio. */
  public static Sheet whole(Dimension dimension, ShownDay day) {
    List<Column> columns = new ArrayList<>();
    columns.add(value(dimension, day));
    dimension.metrics().forEach(metric -> columns.add(MetricCells.column(metric)));
    day.names(dimension).forEach(ratio -> columns.add(Column.decimal(ratio)));
    return sheet(
        columns,
        dimension,
        day,
        row -> Stream.concat(metrics(dimension, row), day.cells(row).stream()));
  }

  /** The column of the values is called as the dimension is, or else with {@code _value} behind. */
  private static Column value(Dimension dimension, ShownDay day) {
    Set<String> others =
        Stream.concat(dimension.metrics().stream().map(Metric::name), day.names(dimension).stream())
            .collect(Collectors.toSet());
    String name = dimension.name();
    while (others.contains(name)) {
      name += "_value";
    }
    return Column.text(name);
  }

  private static Sheet sheet(
      List<Column> columns,
      Dimension dimension,
      ShownDay day,
      Function<SummaryRow, Stream<String>> cells) {
    List<List<String>> lines = new ArrayList<>();
    for (SummaryRow row : day.summary().rows(dimension.name())) {
      lines.add(Stream.concat(Stream.of(row.value()), cells.apply(row)).toList());
    }
    return new Sheet(columns, lines);
  }

  private static Stream<String> metrics(Dimension dimension, SummaryRow row) {
    return dimension.metrics().stream().map(metric -> MetricCells.text(metric, row.metrics()));
  }

  /** Rows of several dimensions, a metric or a ratio a row. */
  public static Sheet flat(List<Dimension> dimensions, ShownDay day) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("dimension"),
            Column.text("value"),
            Column.text("metric"),
            Column.decimal("amount"));
    for (Dimension dimension : dimensions) {
      List<String> ratios = day.names(dimension);
      for (SummaryRow row : day.summary().rows(dimension.name())) {
        for (Metric metric : dimension.metrics()) {
          sheet.row(
              dimension.name(),
              row.value(),
              metric.name(),
              MetricCells.text(metric, row.metrics()));
        }
        List<String> cells = day.cells(row);
        for (int i = 0; i < ratios.size(); i++) {
          sheet.row(dimension.name(), row.value(), ratios.get(i), cells.get(i));
        }
      }
    }
    return sheet.build();
  }
}
