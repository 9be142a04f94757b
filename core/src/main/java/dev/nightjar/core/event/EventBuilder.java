package dev.nightjar.core.event;

import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds an {@link Event} field by field; absent fields stay absent. Not thread-safe. */
public final class EventBuilder {
  private final MerchantId merchant;
  private final String eventId;
  private final String type;
  private final Instant at;
  private @Nullable String visitorId;
  private @Nullable String orderId;
  private @Nullable String productId;
  private @Nullable String category;
  private @Nullable String currency;
  private @Nullable Long quantity;
  private @Nullable BigDecimal unitPrice;
  private @Nullable BigDecimal amount;
  private @Nullable BigDecimal discount;

  EventBuilder(MerchantId merchant, String eventId, String type, Instant at) {
    this.merchant = merchant;
    this.eventId = eventId;
    this.type = type;
    this.at = at;
  }

  /** Sets who. */
  public EventBuilder visitorId(@Nullable String value) {
    visitorId = value;
    return this;
  }

  /** Sets the order. */
  public EventBuilder orderId(@Nullable String value) {
    orderId = value;
    return this;
  }

  /** Sets the product. */
  public EventBuilder productId(@Nullable String value) {
    productId = value;
    return this;
  }

  /** Sets the category. */
  public EventBuilder category(@Nullable String value) {
    category = value;
    return this;
  }

  /** Sets the currency. */
  public EventBuilder currency(@Nullable String value) {
    currency = value;
    return this;
  }

  /** Sets the units. */
  public EventBuilder quantity(@Nullable Long value) {
    quantity = value;
    return this;
  }

  /** Sets the price of a unit. */
  public EventBuilder unitPrice(@Nullable BigDecimal value) {
    unitPrice = value;
    return this;
  }

  /** Sets the exact gross of the line. */
  public EventBuilder amount(@Nullable BigDecimal value) {
    amount = value;
    return this;
  }

  /** Sets the discount on the line. */
  public EventBuilder discount(@Nullable BigDecimal value) {
    discount = value;
    return this;
  }

  /** The event. */
  public Event build() {
    return new Event(
        merchant, eventId, type, at, visitorId, orderId, productId, category, currency, quantity,
        unitPrice, amount, discount);
  }
}
