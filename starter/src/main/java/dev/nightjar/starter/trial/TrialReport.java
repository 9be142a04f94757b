package dev.nightjar.starter.trial;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import dev.nightjar.jobs.analytics.report.CsvTable;
import dev.nightjar.jobs.analytics.report.CsvTables;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Excerpt;
import dev.nightjar.starter.output.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the summaries of merchant-analytics say, for one screen. Not thread-safe. */
final class TrialReport implements Consumer<DaySummary> {
  private static final int FIRST = 7;
  private static final int LAST = 3;
  private static final int TOP = 10;
  private static final Set<String> TEXTS = Set.of("merchant", "day", "a", "b");
  private static final List<String> DAILY =
      List.of(
          "merchant",
          "day",
          "events",
          "sessions",
          "orders",
          "net",
          "conversion",
          "abandonment",
          "visitors",
          "aov",
          "units",
          "gross",
          "discounts",
          "refunded");
  private static final List<String> AFFINITY =
      List.of("merchant", "a", "b", "n_ab", "n_a", "n_b", "orders", "lift", "support");

  private final CsvTable daily = CsvTables.daily();
  private final CsvTable affinity = CsvTables.affinity(TOP);
  private final FirstAndLast days = new FirstAndLast(FIRST, LAST);
  private final FirstAndLast pairs = new FirstAndLast(TOP, 0);
  private final Map<MerchantId, MerchantTotals> totals = new TreeMap<>();
  private final ProductTotals products = new ProductTotals(TOP);
  private @Nullable MerchantId current;

  @Override
  public void accept(DaySummary day) {
    MerchantId merchant = day.merchantDay().merchant();
    if (!merchant.equals(current)) {
      products.endOfMerchant();
      current = merchant;
    }
    for (SummaryRow row : day.rows()) {
      if (row.dimension().equals(AnalyticsDimensions.ALL.name())) {
        totals.computeIfAbsent(merchant, unseen -> new MerchantTotals()).add(row.metrics());
      } else if (row.dimension().equals(AnalyticsDimensions.PRODUCT.name())) {
        products.add(merchant.value(), row.value(), row.metrics());
      }
      var tableRow =
          new dev.nightjar.jobs.analytics.report.SummaryRow(
              day.merchantDay(), row.dimension(), row.value(), row.metrics());
      daily.accept(tableRow, days::add);
      affinity.accept(tableRow, pairs::add);
    }
  }

  void finish() {
    products.endOfMerchant();
    daily.finish(days::add);
    affinity.finish(pairs::add);
  }

  /** Sums by merchant. */
  Sheet merchants(RegistrySnapshot registry) {
    List<List<String>> rows = new ArrayList<>();
    totals.forEach(
        (id, sums) ->
            rows.add(
                sums.cells(
                    id.value(),
                    registry
                        .merchant(id)
                        .map(Merchant::currency)
                        .map(Object::toString)
                        .orElse(""))));
    return Excerpt.of(new Sheet(MerchantTotals.COLUMNS, rows), FIRST * 2, LAST);
  }

  /** The first and last days, a row a merchant-day. */
  Sheet days() {
    return sheet(daily, days, DAILY);
  }

  /** How many merchant-days there are. */
  long dayCount() {
    return days.count();
  }

  /** The products that sold best; none when nothing was sold. */
  Sheet products() {
    return products.sheet();
  }

  /** What is bought together; none when no pair is in two orders. */
  Sheet pairs() {
    return sheet(affinity, pairs, AFFINITY);
  }

  /** Some columns of a table, the most telling first. */
  private static Sheet sheet(CsvTable table, FirstAndLast rows, List<String> names) {
    List<Column> columns = names.stream().map(TrialReport::column).toList();
    List<Integer> indexes = names.stream().map(table.header()::indexOf).toList();
    return new Sheet(
        columns, rows.rows().stream().map(row -> indexes.stream().map(row::get).toList()).toList());
  }

  private static Column column(String name) {
    return TEXTS.contains(name) ? Column.text(name) : Column.decimal(name);
  }
}
