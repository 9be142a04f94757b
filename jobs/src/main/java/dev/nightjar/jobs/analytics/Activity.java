package dev.nightjar.jobs.analytics;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What some events add up to; it does not matter in which order or in which groups.
 *
 * @param types events by type
 * @param quarters what happened by quarter of an hour of the business day, from 0
 * @param products the products viewed, added or bought
 * @param categories the sales of purchase events that name a category
 * @param sales the sales of all purchase events
 * @param refunded the gross of the refund events
 */
public record Activity(
    SortedMap<String, Long> types,
    SortedMap<Integer, QuarterActivity> quarters,
    SortedMap<String, ProductActivity> products,
    SortedMap<String, Sales> categories,
    Sales sales,
    BigDecimal refunded) {

  public Activity {
    types = Sorted.copy(types);
    quarters = Sorted.copy(quarters);
    products = Sorted.copy(products);
    categories = Sorted.copy(categories);
    refunded = refunded.stripTrailingZeros();
  }

  /** How many events these are. */
  public long events() {
    return types.values().stream().mapToLong(Long::longValue).sum();
  }
}
