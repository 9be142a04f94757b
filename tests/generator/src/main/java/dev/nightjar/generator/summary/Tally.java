package dev.nightjar.generator.summary;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts a merchant's day up from its plan. Not thread-safe. */
public final class Tally {
  private static final String TENS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final Map<String, Map<String, Row>> dimensions = new TreeMap<>();
  private final Row all = row("all", "");
  private long newVisitors;
  private long returningVisitors;

  /** The whole day. */
  public Row all() {
    return all;
  }

  /** Events of a type. */
  public Row type(String type) {
    return row("type", type);
  }

  /** A quarter of an hour of the business day, from 0. */
  public Row quarter(int index) {
    return row("hour", "" + TENS.charAt(index / 10) + TENS.charAt(index % 10));
  }

  /** A product. */
  public Row product(String productId) {
    return row("product", productId);
  }

  /** A category. */
  public Row category(String name) {
    return row("category", name);
  }

  /** A pair of products in their bytewise order, whose ids hold no separator. */
  public Row pair(String a, String b) {
    return row("pair", a + "|" + b);
  }

  /** Counts events of a type in a quarter of an hour. */
  public void events(String type, int quarter, long count) {
    all.add(Figure.EVENTS, count);
    type(type).add(Figure.EVENTS, count);
    quarter(quarter).add(Figure.EVENTS, count);
  }

  /** Counts sessions that start in a quarter of an hour. */
  public void sessions(int quarter, long count) {
    all.add(Figure.SESSIONS, count);
    quarter(quarter).add(Figure.SESSIONS, count);
  }

  /** Counts orders whose first line is in a quarter of an hour. */
  public void orders(int quarter, long count) {
    all.add(Figure.ORDERS, count);
    quarter(quarter).add(Figure.ORDERS, count);
  }

  /** Counts purchase lines, so many of the same, in a quarter of an hour. */
  public void purchases(int quarter, Sale sale, long count) {
    long net = sale.gross() - sale.discount();
    quarter(quarter).add(Figure.NET, net * count);
    all.add(Figure.DISCOUNTS, sale.discount() * count);
    addSale(all, sale, count);
    addSale(product(sale.productId()).add(Figure.PURCHASES, count), sale, count);
    addSale(category(sale.category()).add(Figure.PURCHASES, count), sale, count);
  }

  private static void addSale(Row row, Sale sale, long count) {
    row.add(Figure.UNITS, sale.units() * count)
        .add(Figure.GROSS, sale.gross() * count)
        .add(Figure.NET, (sale.gross() - sale.discount()) * count);
  }

  /** Counts visitors whose first day it is. */
  public void newVisitors(long count) {
    newVisitors += count;
    all.add(Figure.VISITORS, count);
  }

  /** Counts visitors who were there before. */
  public void returningVisitors(long count) {
    returningVisitors += count;
    all.add(Figure.VISITORS, count);
  }

  /**
   * The day as it has to be.
   *
   * @param moneyScale the currency's decimals
   */
  public ExpectedDay close(MerchantDay merchantDay, int moneyScale, long checksum) {
    List<ExpectedRow> rows = new ArrayList<>();
    dimensions.forEach(
        (dimension, byValue) ->
            byValue.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Bytewise.ORDER))
                .map(row -> expected(dimension, row.getKey(), row.getValue(), moneyScale))
                .forEach(rows::add));
    rows.removeIf(row -> row.metrics().isEmpty());
    return new ExpectedDay(
        merchantDay, rows, newVisitors, returningVisitors, all.of(Figure.EVENTS), checksum);
  }

  private static ExpectedRow expected(String dimension, String value, Row row, int moneyScale) {
    return new ExpectedRow(dimension, value, row.metrics(moneyScale));
  }

  private Row row(String dimension, String value) {
    return dimensions
        .computeIfAbsent(dimension, name -> new HashMap<>())
        .computeIfAbsent(value, name -> new Row());
  }
}
