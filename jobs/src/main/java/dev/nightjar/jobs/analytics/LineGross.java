package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import java.math.BigDecimal;

/** The gross of a line. */
final class LineGross {
  private LineGross() {}

  /**
   * The amount; else unit price times quantity, when the event has both; else 0. The amount goes
   * first because unit price times quantity is not always exact money.
   */
  static BigDecimal of(Event event) {
    BigDecimal amount = event.amount();
    if (amount != null) {
      return amount;
    }
    BigDecimal unitPrice = event.unitPrice();
    Long quantity = event.quantity();
    return unitPrice == null || quantity == null
        ? BigDecimal.ZERO
        : unitPrice.multiply(BigDecimal.valueOf(quantity));
  }
}
