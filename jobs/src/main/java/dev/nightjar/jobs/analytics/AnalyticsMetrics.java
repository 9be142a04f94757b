package dev.nightjar.jobs.analytics;

import dev.nightjar.core.job.Metric;

/** The metrics of {@code merchant-analytics}. Money and units are exact decimals. */
public final class AnalyticsMetrics {
  /** Events of any type. */
  public static final Metric EVENTS = Metric.count("events");

  /** Distinct visitor ids of the day; exact. */
  public static final Metric VISITORS = Metric.count("visitors");

  /** Sessions; by quarter of an hour, sessions started. */
  public static final Metric SESSIONS = Metric.count("sessions");

  /** Sessions with a purchase. */
  public static final Metric BUYING_SESSIONS = Metric.count("buying_sessions");

  /** Sessions that put something into the cart. */
  public static final Metric CART_SESSIONS = Metric.count("cart_sessions");

  /** Sessions that put something into the cart and bought nothing. */
  public static final Metric ABANDONED_SESSIONS = Metric.count("abandoned_sessions");

  /** Orders: of the day, of a quarter, or that hold the product, category or pair. */
  public static final Metric ORDERS = Metric.count("orders");

  /** Quantities of purchase events; a decimal sum, so that no quantity can overflow it. */
  public static final Metric UNITS = Metric.sum("units");

  /** Gross of purchase events. */
  public static final Metric GROSS = Metric.sum("gross");

  /** Discounts of purchase events. */
  public static final Metric DISCOUNTS = Metric.sum("discounts");

  /** Gross less discounts of purchase events; refunds do not reduce it. */
  public static final Metric NET = Metric.sum("net");

  /** Gross of refund events. */
  public static final Metric REFUNDED = Metric.sum("refunded");

  /** Orders with too many distinct products to make pairs. */
  public static final Metric PAIR_ORDERS_SKIPPED = Metric.count("pair_orders_skipped");

  /**
   * Purchase events of a product or category. A product row without them is one of views or adds
   * alone.
   */
  public static final Metric PURCHASES = Metric.count("purchases");

  /** View events that name the product. */
  public static final Metric VIEWS = Metric.count("views");

  /** Add-to-cart events that name the product. */
  public static final Metric ADDS = Metric.count("adds");

  private AnalyticsMetrics() {}
}
