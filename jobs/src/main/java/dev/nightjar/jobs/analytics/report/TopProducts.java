package dev.nightjar.jobs.analytics.report;

import static dev.nightjar.jobs.analytics.AnalyticsMetrics.GROSS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.NET;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.UNITS;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A day's first products by gross. */
final class TopProducts implements CsvTable {
  private static final Comparator<SummaryRow> ORDER =
      Comparator.comparing((SummaryRow row) -> row.sum(GROSS))
          .reversed()
          .thenComparing(SummaryRow::value, Bytewise.ORDER);

  private final Top<SummaryRow> top;
  private @Nullable MerchantDay day;

  TopProducts(int limit) {
    top = new Top<>(limit, ORDER);
  }

  @Override
  public String name() {
    return "top_products";
  }

  @Override
  public List<String> header() {
    return List.of("merchant", "day", "rank", "productId", "units", "gross", "net");
  }

  @Override
  public void accept(SummaryRow row, Consumer<List<String>> out) {
    if (!row.merchantDay().equals(day)) {
      finish(out);
      day = row.merchantDay();
    }
    if (row.isOf(AnalyticsDimensions.PRODUCT) && RowTables.isBought(row)) {
      top.offer(row);
    }
  }

  @Override
  public void finish(Consumer<List<String>> out) {
    int rank = 0;
    for (SummaryRow row : top.take()) {
      rank++;
      out.accept(
          List.of(
              row.merchantDay().merchant().value(),
              row.merchantDay().day().toString(),
              Integer.toString(rank),
              row.value(),
              Figures.units(row.sum(UNITS)),
              Figures.money(row.sum(GROSS)),
              Figures.money(row.sum(NET))));
    }
  }
}
