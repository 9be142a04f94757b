package dev.nightjar.generator.plan;

/** How a line says what it costs. */
enum Pricing {
  /** It says nothing. */
  NONE,
  /** Unit price, and their product with the quantity as the amount. */
  AMOUNT,
  /** Unit price and quantity alone. */
  UNIT_PRICE,
  /** A unit price that is rounded: the amount, which counts, is a minor unit less. */
  ROUNDED;

  /** The gross of a line, in minor units. */
  long gross(long unitPrice, long quantity) {
    return switch (this) {
      case NONE -> 0;
      case AMOUNT, UNIT_PRICE -> unitPrice * quantity;
      case ROUNDED -> unitPrice * quantity - 1;
    };
  }
}
