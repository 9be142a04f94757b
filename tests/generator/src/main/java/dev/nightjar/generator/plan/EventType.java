package dev.nightjar.generator.plan;

/** The types of generated events. */
public enum EventType {
  PAGE_VIEW("page_view"),
  VIEW("view"),
  ADD_TO_CART("add_to_cart"),
  REMOVE_FROM_CART("remove_from_cart"),
  CART_VIEW("cart_view"),
  WISHLIST("wishlist"),
  CHECKOUT("checkout"),
  COUPON("coupon"),
  PURCHASE("purchase"),
  REFUND("refund"),
  IMPRESSION("impression"),
  CLICK("click");

  private final String text;

  EventType(String text) {
    this.text = text;
  }

  /** The type as events spell it. */
  public String text() {
    return text;
  }
}
