package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** An order that may still get lines. Not thread-safe. */
final class OpenOrder {
  /** The most products, and the most categories, of a part. */
  static final int MAX_LINES = 1_000;

  private final Instant first;
  private final TreeMap<String, Sales> lines = new TreeMap<>();
  private final TreeSet<String> categories = new TreeSet<>();
  private Sales sales = Sales.NONE;

  OpenOrder(Instant first) {
    this.first = first;
  }

  void add(Event event) {
    Sales line = Sales.ofPurchase(event);
    sales = sales.plus(line);
    String product = event.productId();
    if (product != null) {
      lines.merge(DimensionText.of(product), line, Sales::plus);
    }
    String category = event.category();
    if (category != null) {
      categories.add(DimensionText.of(category));
    }
  }

  /** Emits the order, in as many parts as it needs. */
  void close(Visitor visitor, String orderId, Consumer<? super AnalyticsRecord> out) {
    List<String> products = new ArrayList<>(lines.keySet());
    List<String> names = new ArrayList<>(categories);
    int most = Math.max(products.size(), names.size());
    for (int part = 0; part == 0 || part * MAX_LINES < most; part++) {
      out.accept(
          new OrderRecord(
              visitor,
              orderId,
              part,
              first,
              products.size(),
              part == 0 ? sales : Sales.NONE,
              linesOf(page(products, part)),
              new TreeSet<>(page(names, part))));
    }
  }

  private SortedMap<String, Sales> linesOf(List<String> products) {
    return products.isEmpty()
        ? new TreeMap<>()
        : lines.subMap(products.get(0), true, products.get(products.size() - 1), true);
  }

  private static List<String> page(List<String> all, int part) {
    int from = Math.min(all.size(), part * MAX_LINES);
    return all.subList(from, Math.min(all.size(), from + MAX_LINES));
  }
}
