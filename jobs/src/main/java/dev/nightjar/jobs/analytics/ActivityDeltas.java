package dev.nightjar.jobs.analytics;

import static dev.nightjar.jobs.analytics.AnalyticsDimensions.ALL;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.CATEGORY;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.HOUR;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.PRODUCT;
import static dev.nightjar.jobs.analytics.AnalyticsDimensions.TYPE;

import dev.nightjar.core.job.DeltaRow;
import dev.nightjar.core.job.Deltas;

/** The deltas of what events add up to. */
final class ActivityDeltas {
  private ActivityDeltas() {}

  static void add(Activity activity, Deltas out) {
    addWholeDay(activity, out);
    activity.types().forEach((type, n) -> out.row(TYPE, type).count(AnalyticsMetrics.EVENTS, n));
    activity
        .quarters()
        .forEach(
            (quarter, tally) ->
                out.row(HOUR, new Quarter(quarter).value())
                    .count(AnalyticsMetrics.EVENTS, tally.events())
                    .sum(AnalyticsMetrics.NET, tally.net()));
    activity.products().forEach((product, tally) -> addProduct(product, tally, out));
    activity.categories().forEach((name, sales) -> addPurchases(out.row(CATEGORY, name), sales));
  }

  private static void addWholeDay(Activity activity, Deltas out) {
    addSales(out.row(ALL, ""), activity.sales())
        .count(AnalyticsMetrics.EVENTS, activity.events())
        .sum(AnalyticsMetrics.DISCOUNTS, activity.sales().discounts())
        .sum(AnalyticsMetrics.REFUNDED, activity.refunded());
  }

  private static void addProduct(String product, ProductActivity tally, Deltas out) {
    addPurchases(out.row(PRODUCT, product), tally.sales())
        .count(AnalyticsMetrics.VIEWS, tally.views())
        .count(AnalyticsMetrics.ADDS, tally.adds());
  }

  private static DeltaRow addPurchases(DeltaRow row, Sales sales) {
    return addSales(row, sales).count(AnalyticsMetrics.PURCHASES, sales.purchases());
  }

  private static DeltaRow addSales(DeltaRow row, Sales sales) {
    return row.sum(AnalyticsMetrics.UNITS, sales.units())
        .sum(AnalyticsMetrics.GROSS, sales.gross())
        .sum(AnalyticsMetrics.NET, sales.net());
  }
}
