package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Adds events up into an {@link Activity}. Not thread-safe. */
final class ActivityTally {
  /** A tally of this many types, products and categories is full, which bounds a record's size. */
  static final int MAX_ENTRIES = 1_000;

  private final Map<String, Long> types = new HashMap<>();
  private final Map<Integer, QuarterActivity> quarters = new HashMap<>();
  private final Map<String, ProductActivity> products = new HashMap<>();
  private final Map<String, Sales> categories = new HashMap<>();
  private Sales sales = Sales.NONE;
  private BigDecimal refunded = BigDecimal.ZERO;

  /** Adds an event that is in a quarter of an hour of the business day. */
  void add(Event event, int quarter) {
    types.merge(DimensionText.of(event.type()), 1L, Long::sum);
    BigDecimal net = BigDecimal.ZERO;
    switch (event.type()) {
      case EventTypes.VIEW -> addProduct(event, ProductActivity.VIEWED);
      case EventTypes.ADD_TO_CART -> addProduct(event, ProductActivity.ADDED);
      case EventTypes.REFUND -> refunded = refunded.add(LineGross.of(event));
      case EventTypes.PURCHASE -> net = addPurchase(event);
      default -> {
        // Every other type is only counted.
      }
    }
    quarters.merge(quarter, new QuarterActivity(1, net), QuarterActivity::plus);
  }

  boolean isFull() {
    return types.size() + products.size() + categories.size() >= MAX_ENTRIES;
  }

  boolean isEmpty() {
    return types.isEmpty();
  }

  /** What was added since the last time, which starts again from nothing. */
  Activity take() {
    Activity taken =
        new Activity(
            Sorted.copy(types),
            Sorted.copy(quarters),
            Sorted.copy(products),
            Sorted.copy(categories),
            sales,
            refunded);
    types.clear();
    quarters.clear();
    products.clear();
    categories.clear();
    sales = Sales.NONE;
    refunded = BigDecimal.ZERO;
    return taken;
  }

  private BigDecimal addPurchase(Event event) {
    Sales line = Sales.ofPurchase(event);
    sales = sales.plus(line);
    addProduct(event, new ProductActivity(0, 0, line));
    String category = event.category();
    if (category != null) {
      categories.merge(DimensionText.of(category), line, Sales::plus);
    }
    return line.net();
  }

  private void addProduct(Event event, ProductActivity activity) {
    String product = event.productId();
    if (product != null) {
      products.merge(DimensionText.of(product), activity, ProductActivity::plus);
    }
  }
}
