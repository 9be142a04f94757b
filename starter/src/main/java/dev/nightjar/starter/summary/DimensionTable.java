package dev.nightjar.starter.summary;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Job;
import dev.nightjar.jobs.analytics.report.CsvTable;
import dev.nightjar.jobs.analytics.report.SummaryRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A dimension of any job as a table: merchant, day, value, metrics. */
final class DimensionTable implements CsvTable {
  private final Dimension dimension;

  private DimensionTable(Dimension dimension) {
    this.dimension = dimension;
  }

  static List<CsvTable> all(Job<?> job) {
    return job.dimensions().stream().<CsvTable>map(DimensionTable::new).toList();
  }

  @Override
  public String name() {
    return dimension.name();
  }

  @Override
  public List<String> header() {
    List<String> header = new ArrayList<>(List.of("merchant", "day", "value"));
    dimension.metrics().forEach(metric -> header.add(metric.name()));
    return header;
  }

  @Override
  public void accept(SummaryRow row, Consumer<List<String>> out) {
    if (row.dimension().equals(dimension.name())) {
      List<String> line = new ArrayList<>();
      line.add(row.merchantDay().merchant().value());
      line.add(row.merchantDay().day().toString());
      line.add(row.value());
      dimension.metrics().forEach(metric -> line.add(MetricCells.text(metric, row.values())));
      out.accept(line);
    }
  }
}
