package dev.nightjar.jobs.analytics.report;

import java.util.List;

/** The tables that can be read off the summary of {@code merchant-analytics}. */
public final class CsvTables {
  /** How many products {@code top_products} shows of a day. */
  public static final int TOP_PRODUCTS = 10;

  /** How many pairs {@code affinity} shows of a merchant. */
  public static final int TOP_PAIRS = 20;

  private CsvTables() {}

  /** A new one of every table, with the usual limits. */
  public static List<CsvTable> all() {
    return List.of(
        daily(),
        dailyType(),
        products(),
        topProducts(TOP_PRODUCTS),
        categories(),
        hours(),
        pairs(),
        affinity(TOP_PAIRS));
  }

  /** {@code daily}: a merchant's day a row, with average order value, conversion, abandonment. */
  public static CsvTable daily() {
    return RowTables.daily();
  }

  /** {@code daily_type}: events by type, types in bytewise order. */
  public static CsvTable dailyType() {
    return RowTables.dailyType();
  }

  /** {@code products}: every product with a purchase, in bytewise order. */
  public static CsvTable products() {
    return RowTables.products();
  }

  /**
   * {@code top_products}: a day's products with a purchase, by gross descending and then product id
   * bytewise.
   *
   * @param limit products a day, 1 or more
   */
  public static CsvTable topProducts(int limit) {
    return new TopProducts(limit);
  }

  /** {@code categories}: every category with a purchase, in bytewise order. */
  public static CsvTable categories() {
    return RowTables.categories();
  }

  /** {@code hours}: the quarters of an hour in which anything happened, in order. */
  public static CsvTable hours() {
    return RowTables.hours();
  }

  /** {@code pairs}: every day's pairs with their orders, in order of their dimension value. */
  public static CsvTable pairs() {
    return RowTables.pairs();
  }

  /**
   * {@code affinity}: a merchant's pairs that are in two orders or more, summed over the days, with
   * support, confidence and lift; by orders descending and then both ids bytewise. It holds the
   * pairs and products of one merchant.
   *
   * @param limit pairs a merchant, 1 or more
   */
  public static CsvTable affinity(int limit) {
    return new Affinity(limit);
  }
}
