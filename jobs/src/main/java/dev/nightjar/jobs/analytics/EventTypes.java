package dev.nightjar.jobs.analytics;

/**
 * The event types that mean something to the job. Types are free text, compared exactly; every
 * other type is only counted.
 */
final class EventTypes {
  /** A product is looked at; a {@code page_view} is not one. */
  static final String VIEW = "view";

  /** A product is put into the cart. */
  static final String ADD_TO_CART = "add_to_cart";

  /** A line of a purchase. */
  static final String PURCHASE = "purchase";

  /** Money goes back. */
  static final String REFUND = "refund";

  private EventTypes() {}
}
