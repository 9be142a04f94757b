package dev.nightjar.jobs.analytics.report;

import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ABANDONED_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ADDS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.BUYING_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.CART_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.DISCOUNTS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.EVENTS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.GROSS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.NET;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ORDERS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.PURCHASES;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.REFUNDED;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.UNITS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.VIEWS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.VISITORS;

import dev.nightjar.core.job.Metric;
import dev.nightjar.jobs.analytics.AnalyticsDimensions;
import dev.nightjar.jobs.analytics.AnalyticsRatios;
import dev.nightjar.jobs.analytics.Pair;
import java.math.BigDecimal;
import java.util.List;

/** The tables with a row for each summary row of a dimension. */
final class RowTables {
  private RowTables() {}

  static CsvTable daily() {
    return new RowTable(
        "daily",
        AnalyticsDimensions.ALL,
        List.of(
            "events",
            "visitors",
            "sessions",
            "buying_sessions",
            "cart_sessions",
            "abandoned_sessions",
            "orders",
            "units",
            "gross",
            "discounts",
            "net",
            "refunded",
            "aov",
            "conversion",
            "abandonment"),
        row -> true,
        RowTables::dailyCells);
  }

  static CsvTable dailyType() {
    return new RowTable(
        "daily_type",
        AnalyticsDimensions.TYPE,
        List.of("type", "events"),
        row -> true,
        row -> List.of(row.value(), count(row, EVENTS)));
  }

  static CsvTable products() {
    return new RowTable(
        "products",
        AnalyticsDimensions.PRODUCT,
        List.of("productId", "orders", "units", "gross", "net", "views", "adds"),
        RowTables::isBought,
        row ->
            List.of(
                row.value(),
                count(row, ORDERS),
                units(row),
                money(row, GROSS),
                money(row, NET),
                count(row, VIEWS),
                count(row, ADDS)));
  }

  static CsvTable categories() {
    return new RowTable(
        "categories",
        AnalyticsDimensions.CATEGORY,
        List.of("category", "orders", "units", "gross", "net"),
        row -> true,
        row ->
            List.of(
                row.value(), count(row, ORDERS), units(row), money(row, GROSS), money(row, NET)));
  }

  static CsvTable hours() {
    return new RowTable(
        "hours",
        AnalyticsDimensions.HOUR,
        List.of("quarter", "events", "sessions", "orders", "net"),
        row -> true,
        row ->
            List.of(
                row.value(),
                count(row, EVENTS),
                count(row, SESSIONS),
                count(row, ORDERS),
                money(row, NET)));
  }

  static CsvTable pairs() {
    return new RowTable(
        "pairs",
        AnalyticsDimensions.PAIR,
        List.of("a", "b", "n_ab"),
        row -> true,
        row -> {
          Pair pair = Pair.parse(row.value());
          return List.of(pair.a(), pair.b(), count(row, ORDERS));
        });
  }

  /** Whether a product row is one of a product with a purchase. */
  static boolean isBought(SummaryRow product) {
    return product.count(PURCHASES) > 0;
  }

  private static List<String> dailyCells(SummaryRow row) {
    return List.of(
        count(row, EVENTS),
        count(row, VISITORS),
        count(row, SESSIONS),
        count(row, BUYING_SESSIONS),
        count(row, CART_SESSIONS),
        count(row, ABANDONED_SESSIONS),
        count(row, ORDERS),
        units(row),
        money(row, GROSS),
        money(row, DISCOUNTS),
        money(row, NET),
        money(row, REFUNDED),
        Figures.ratio(AnalyticsRatios.averageOrderValue(row.sum(NET), number(row, ORDERS))),
        Figures.ratio(
            AnalyticsRatios.conversion(number(row, BUYING_SESSIONS), number(row, SESSIONS))),
        Figures.ratio(
            AnalyticsRatios.abandonment(
                number(row, ABANDONED_SESSIONS), number(row, CART_SESSIONS))));
  }

  private static BigDecimal number(SummaryRow row, Metric count) {
    return BigDecimal.valueOf(row.count(count));
  }

  private static String count(SummaryRow row, Metric metric) {
    return Long.toString(row.count(metric));
  }

  private static String units(SummaryRow row) {
    return Figures.units(row.sum(UNITS));
  }

  private static String money(SummaryRow row, Metric metric) {
    return Figures.money(row.sum(metric));
  }
}
