package dev.nightjar.generator.plan;

/**
 * An event of a template.
 *
 * @param type what happens
 * @param quarter how many quarters of an hour after the visit's first, 0 or more
 * @param millis after the quarter's start and the visit's jitter, below 900,000
 * @param item which product it is about
 * @param order which order of the visit the line belongs to, from 1; 0 for none
 * @param quantity units; 0 for a step without a line
 * @param basisPoints the discount, in ten-thousandths of the line's gross
 * @param pricing how the line says what it costs
 */
record Step(
    EventType type,
    int quarter,
    int millis,
    Item item,
    int order,
    int quantity,
    int basisPoints,
    Pricing pricing) {
  private static final long WHOLE = 10_000;

  /** An event without product or line, so many milliseconds after the visit's jitter. */
  static Step of(EventType type, int millis) {
    return new Step(type, 0, millis, Item.NONE, 0, 0, 0, Pricing.NONE);
  }

  Step later(int quarters) {
    return new Step(type, quarters, millis, item, order, quantity, basisPoints, pricing);
  }

  Step main() {
    return new Step(type, quarter, millis, Item.MAIN, order, quantity, basisPoints, pricing);
  }

  Step partner() {
    return new Step(type, quarter, millis, Item.PARTNER, order, quantity, basisPoints, pricing);
  }

  Step line(int ofOrder, int units, Pricing by) {
    return new Step(type, quarter, millis, item, ofOrder, units, basisPoints, by);
  }

  Step off(int discount) {
    return new Step(type, quarter, millis, item, order, quantity, discount, pricing);
  }

  /** The gross of the line, in minor units. */
  long gross(long unitPrice) {
    return pricing.gross(unitPrice, quantity);
  }

  /** The discount on the line, in minor units: rounded half up, line by line. */
  long discount(long unitPrice) {
    return (gross(unitPrice) * basisPoints + WHOLE / 2) / WHOLE;
  }
}
