package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import java.math.BigDecimal;

/**
 * What purchase events add up to. Exact; equal values are equal records, whatever their scale.
 *
 * @param purchases how many purchase events, 0 or more
 * @param units their quantities; a decimal, so that no quantity can overflow the sum
 * @param gross the gross of their lines
 * @param discounts the discounts on their lines
 */
public record Sales(long purchases, BigDecimal units, BigDecimal gross, BigDecimal discounts) {
  /** No purchase. */
  public static final Sales NONE = new Sales(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public Sales {
    if (purchases < 0) {
      throw new IllegalArgumentException("Invalid sales: %d purchases".formatted(purchases));
    }
    units = units.stripTrailingZeros();
    gross = gross.stripTrailingZeros();
    discounts = discounts.stripTrailingZeros();
  }

  /** The sales of one purchase event; an absent quantity or discount is 0. */
  static Sales ofPurchase(Event event) {
    Long quantity = event.quantity();
    BigDecimal discount = event.discount();
    return new Sales(
        1,
        quantity == null ? BigDecimal.ZERO : BigDecimal.valueOf(quantity),
        LineGross.of(event),
        discount == null ? BigDecimal.ZERO : discount);
  }

  /** Both together. */
  public Sales plus(Sales other) {
    return new Sales(
        purchases + other.purchases,
        units.add(other.units),
        gross.add(other.gross),
        discounts.add(other.discounts));
  }

  /** Gross less discounts. */
  public BigDecimal net() {
    return gross.subtract(discounts);
  }
}
