package dev.nightjar.starter.trial;

import static dev.nightjar.jobs.analytics.AnalyticsMetrics.GROSS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ORDERS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.UNITS;

import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The products that sold best over all days: it holds one merchant's products at a time, and the
 * first few of all. Not thread-safe.
 */
final class ProductTotals {
  private static final Comparator<Product> ORDER =
      Comparator.comparing(Product::gross)
          .reversed()
          .thenComparing(Product::merchant, Bytewise.ORDER)
          .thenComparing(Product::id, Bytewise.ORDER);

  private final int most;
  private final Map<String, Product> ofMerchant = new TreeMap<>();
  private List<Product> best = new ArrayList<>();

  ProductTotals(int most) {
    this.most = most;
  }

  void add(String merchant, String product, MetricValues day) {
    if (day.count(ORDERS.name()) > 0) {
      Product now =
          new Product(
              merchant,
              product,
              day.count(ORDERS.name()),
              day.sum(UNITS.name()),
              day.sum(GROSS.name()));
      ofMerchant.merge(product, now, Product::plus);
    }
  }

  void endOfMerchant() {
    best.addAll(ofMerchant.values());
    ofMerchant.clear();
    best = new ArrayList<>(best.stream().sorted(ORDER).limit(most).toList());
  }

  Sheet sheet() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("merchant"),
            Column.text("product"),
            Column.count("orders"),
            Column.decimal("units"),
            Column.decimal("gross"));
    best.forEach(
        product ->
            sheet.row(
                product.merchant,
                product.id,
                product.orders,
                product.units.toPlainString(),
                product.gross.toPlainString()));
    return sheet.build();
  }

  private record Product(
      String merchant, String id, long orders, BigDecimal units, BigDecimal gross) {
    Product plus(Product other) {
      return new Product(
          merchant,
          id,
          Math.addExact(orders, other.orders),
          units.add(other.units),
          gross.add(other.gross));
    }
  }
}
