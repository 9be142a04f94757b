package dev.nightjar.jobs.analytics.report;

import dev.nightjar.core.job.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A table with a row for each summary row of a dimension. Its first columns are merchant and day.
 */
record RowTable(
    String name,
    Dimension dimension,
    List<String> columns,
    Predicate<SummaryRow> shown,
    Function<SummaryRow, List<String>> cells)
    implements CsvTable {

  @Override
  public List<String> header() {
    return joined("merchant", "day", columns);
  }

  @Override
  public void accept(SummaryRow row, Consumer<List<String>> out) {
    if (row.isOf(dimension) && shown.test(row)) {
      out.accept(
          joined(
              row.merchantDay().merchant().value(),
              row.merchantDay().day().toString(),
              cells.apply(row)));
    }
  }

  private static List<String> joined(String merchant, String day, List<String> rest) {
    List<String> all = new ArrayList<>(List.of(merchant, day));
    all.addAll(rest);
    return List.copyOf(all);
  }
}
