package dev.nightjar.jobs.analytics.report;

import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ORDERS;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import dev.nightjar.jobs.analytics.Pair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a merchant's customers buy together, over all days given. */
final class Affinity implements CsvTable {
  /** A pair in a single order says nothing. */
  private static final long MIN_ORDERS = 2;

  private final Top<PairOrders> top;
  private final Map<String, Long> pairs = new HashMap<>();
  private final Map<String, Long> products = new HashMap<>();
  private long orders;
  private @Nullable MerchantId merchant;

  Affinity(int limit) {
    top = new Top<>(limit, PairOrders.ORDER);
  }

  @Override
  public String name() {
    return "affinity";
  }

  @Override
  public List<String> header() {
    return List.of(
        "merchant",
        "a",
        "b",
        "n_ab",
        "n_a",
        "n_b",
        "orders",
        "support",
        "conf_ab",
        "conf_ba",
        "lift");
  }

  @Override
  public void accept(SummaryRow row, Consumer<List<String>> out) {
    if (!row.merchantDay().merchant().equals(merchant)) {
      finish(out);
      merchant = row.merchantDay().merchant();
    }
    if (row.isOf(AnalyticsDimensions.ALL)) {
      orders += row.count(ORDERS);
    } else if (row.isOf(AnalyticsDimensions.PAIR)) {
      pairs.merge(row.value(), row.count(ORDERS), Long::sum);
    } else if (row.isOf(AnalyticsDimensions.PRODUCT) && RowTables.isBought(row)) {
      products.merge(row.value(), row.count(ORDERS), Long::sum);
    }
  }

  @Override
  public void finish(Consumer<List<String>> out) {
    if (merchant != null) {
      pairs.forEach(this::offer);
      for (PairOrders pair : top.take()) {
        out.accept(pair.cells(merchant, ordersOf(pair.a()), ordersOf(pair.b()), orders));
      }
    }
    pairs.clear();
    products.clear();
    orders = 0;
  }

  private void offer(String value, long count) {
    if (count >= MIN_ORDERS) {
      Pair pair = Pair.parse(value);
      top.offer(new PairOrders(pair.a(), pair.b(), count));
    }
  }

  private long ordersOf(String product) {
    return products.getOrDefault(product, 0L);
  }
}
