package dev.nightjar.core.event;

import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decoded event document that keeps every rule: what a merchant says happened, and when.
 *
 * @param merchant whose event
 * @param eventId unique within the merchant, 1 to 256 bytes of UTF-8
 * @param type what happened, such as {@code view} or {@code purchase}; free text
 * @param at when, years 1970 to 2199, to the nanosecond
 * @param visitorId who, if known
 * @param orderId the order that a line belongs to
 * @param productId the product
 * @param category the product's category
 * @param currency the currency as the document says it
 * @param quantity units, 0 or more
 * @param unitPrice the price of a unit
 * @param amount the exact gross of the line
 * @param discount the discount on the line
 */
public record Event(
    MerchantId merchant,
    String eventId,
    String type,
    Instant at,
    @Nullable String visitorId,
    @Nullable String orderId,
    @Nullable String productId,
    @Nullable String category,
    @Nullable String currency,
    @Nullable Long quantity,
    @Nullable BigDecimal unitPrice,
    @Nullable BigDecimal amount,
    @Nullable BigDecimal discount) {

  /** The longest id, in bytes of UTF-8. */
  public static final int MAX_ID_BYTES = 256;

  /** Starts an event from its required fields. */
  public static EventBuilder of(MerchantId merchant, String eventId, String type, Instant at) {
    return new EventBuilder(merchant, eventId, type, at);
  }

  /** Who the event belongs to: events of one visitor are read together, in time order. */
  public Visitor visitor() {
    return Visitor.of(visitorId, orderId, eventId);
  }
}
