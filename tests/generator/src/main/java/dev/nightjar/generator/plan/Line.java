package dev.nightjar.generator.plan;

import org.jspecify.annotations.Nullable;

/**
 * The line of a purchase or refund, in minor units of the currency.
 *
 * @param orderId the order, if it names one
 * @param quantity units, 1 or more
 * @param unitPrice what a unit costs
 * @param amount the exact gross; {@link #NO_AMOUNT} for none
 * @param discount 0 for none
 */
public record Line(
    @Nullable String orderId, long quantity, long unitPrice, long amount, long discount) {
  /** Of a line that says what it costs by unit price and quantity alone. */
  public static final long NO_AMOUNT = -1;

  /** A line of one unit at its price. */
  static Line ofOne(@Nullable String orderId, long price) {
    return new Line(orderId, 1, price, price, 0);
  }

  /** Whether it has an amount. */
  public boolean hasAmount() {
    return amount != NO_AMOUNT;
  }
}
