package dev.nightjar.generator.summary;

/** The metrics of merchant-analytics, as the plan counts them. */
public enum Figure {
  EVENTS("events"),
  VISITORS("visitors"),
  SESSIONS("sessions"),
  BUYING_SESSIONS("buying_sessions"),
  CART_SESSIONS("cart_sessions"),
  ABANDONED_SESSIONS("abandoned_sessions"),
  ORDERS("orders"),
  PURCHASES("purchases"),
  UNITS("units"),
  GROSS("gross", true),
  DISCOUNTS("discounts", true),
  NET("net", true),
  REFUNDED("refunded", true),
  PAIR_ORDERS_SKIPPED("pair_orders_skipped"),
  VIEWS("views"),
  ADDS("adds");

  private final String metric;
  private final boolean money;

  Figure(String metric) {
    this(metric, false);
  }

  Figure(String metric, boolean money) {
    this.metric = metric;
    this.money = money;
  }

  /** The metric's name. */
  public String metric() {
    return metric;
  }

  /** Whether it is counted in minor units of the currency. */
  boolean isMoney() {
    return money;
  }
}
