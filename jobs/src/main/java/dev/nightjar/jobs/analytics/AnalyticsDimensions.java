package dev.nightjar.jobs.analytics;

import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ABANDONED_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ADDS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.BUYING_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.CART_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.DISCOUNTS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.EVENTS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.GROSS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.NET;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ORDERS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.PAIR_ORDERS_SKIPPED;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.PURCHASES;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.REFUNDED;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.UNITS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.VIEWS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.VISITORS;

import dev.nightjar.core.job.Dimension;
import java.util.List;

/** The dimensions of {@code merchant-analytics}. */
public final class AnalyticsDimensions {
  /** The whole day: one row, whose value is the empty text. */
  public static final Dimension ALL =
      Dimension.of(
          "all",
          EVENTS,
          VISITORS,
          SESSIONS,
          BUYING_SESSIONS,
          CART_SESSIONS,
          ABANDONED_SESSIONS,
          ORDERS,
          UNITS,
          GROSS,
          DISCOUNTS,
          NET,
          REFUNDED,
          PAIR_ORDERS_SKIPPED);

  /** By event type. */
  public static final Dimension TYPE = Dimension.of("type", EVENTS);

  /**
   * By product id. Products that were only viewed or added have rows too, told by no {@code
   * purchases}: a record cannot know what others say of its product.
   */
  public static final Dimension PRODUCT =
      Dimension.of("product", PURCHASES, ORDERS, UNITS, GROSS, NET, VIEWS, ADDS);

  /** By category, of purchase events that name one. */
  public static final Dimension CATEGORY =
      Dimension.of("category", PURCHASES, ORDERS, UNITS, GROSS, NET);

  /** By {@link Pair#value()}: the orders that hold both products. */
  public static final Dimension PAIR = Dimension.of("pair", ORDERS);

  /** By {@link Quarter#value()} of the business day. */
  public static final Dimension HOUR = Dimension.of("hour", EVENTS, SESSIONS, ORDERS, NET);

  /** All of them. */
  public static final List<Dimension> EVERY = List.of(ALL, TYPE, PRODUCT, CATEGORY, PAIR, HOUR);

  private AnalyticsDimensions() {}
}
