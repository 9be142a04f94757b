package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Visitor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;

/**
 * A visitor's order of the day: the purchase events with its order id, merged by product. A very
 * long order has several parts, so that a record's size is bounded.
 *
 * @param visitor whose order
 * @param orderId the order
 * @param part from 0; part 0 stands for the order, the others carry more of its lines
 * @param first when its first purchase line was
 * @param products how many distinct products the whole order has
 * @param sales what the whole order adds up to, with lines that name no product; in part 0 only
 * @param lines the sales of the part's products
 * @param categories the part's categories
 */
public record OrderRecord(
    Visitor visitor,
    String orderId,
    int part,
    Instant first,
    int products,
    Sales sales,
    SortedMap<String, Sales> lines,
    SortedSet<String> categories)
    implements AnalyticsRecord {

  public OrderRecord {
    lines = Sorted.copy(lines);
    categories = Sorted.copy(categories);
    if (part < 0 || products < lines.size()) {
      throw new IllegalArgumentException(
          "Invalid order: part %d has %d of %d products".formatted(part, lines.size(), products));
    }
  }

  /** Whether this is the part that stands for the order. */
  public boolean isFirstPart() {
    return part == 0;
  }

  /** Gross less discounts of the whole order; in part 0 only. */
  public BigDecimal net() {
    return sales.net();
  }

  @Override
  public void handle(
      Consumer<? super SessionRecord> session,
      Consumer<? super OrderRecord> order,
      Consumer<? super ActivityRecord> activity) {
    order.accept(this);
  }
}
