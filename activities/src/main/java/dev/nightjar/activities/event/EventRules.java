package dev.nightjar.activities.event;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges collected fields, one rule after the other in the order of {@link QuarantineReason}. */
final class EventRules {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?0|[1-9][0-9]{0,17}");
  private static final Pattern PLAIN_DECIMAL = Pattern.compile("-?[0-9]{1,14}(?:\\.[0-9]{1,6})?");

  private final EventFields fields;

  EventRules(EventFields fields) {
    this.fields = fields;
  }

  /** The merchant, registered or not. */
  MerchantId merchant() throws BrokenRule {
    FieldValue value = fields.of(EventField.MERCHANT);
    requireText(EventField.MERCHANT, value, MerchantId.MAX_BYTES);
    if (value.text().indexOf('\0') >= 0) {
      throw BrokenRule.of(EventField.MERCHANT, value, "it must not hold a NUL character");
    }
    return new MerchantId(value.text());
  }

  /** The event, once the merchant's rules are kept. */
  Event event(MerchantId merchant) throws BrokenRule {
    return Event.of(merchant, required(EventField.EVENT_ID), required(EventField.TYPE), at())
        .quantity(quantity())
        .unitPrice(money(EventField.UNIT_PRICE))
        .amount(money(EventField.AMOUNT))
        .discount(money(EventField.DISCOUNT))
        .visitorId(optional(EventField.VISITOR_ID))
        .orderId(optional(EventField.ORDER_ID))
        .productId(optional(EventField.PRODUCT_ID))
        .category(optional(EventField.CATEGORY))
        .currency(optional(EventField.CURRENCY))
        .build();
  }

  private String required(EventField field) throws BrokenRule {
    FieldValue value = fields.of(field);
    requireText(field, value, Event.MAX_ID_BYTES);
    return value.text();
  }

  private @Nullable String optional(EventField field) throws BrokenRule {
    FieldValue value = fields.of(field);
    if (value.isAbsent() || (value.isText() && value.text().isEmpty())) {
      return null;
    }
    requireText(field, value, Event.MAX_ID_BYTES);
    return value.text();
  }

  private static void requireText(EventField field, FieldValue value, int maxBytes)
      throws BrokenRule {
    if (!value.isText()) {
      throw BrokenRule.of(field, value, "it must be a text or a number");
    }
    if (value.text().isEmpty()) {
      throw BrokenRule.of(field, value, "it must not be empty");
    }
    int bytes = Utf8Length.of(value.text());
    if (bytes == Utf8Length.NOT_UNICODE) {
      throw BrokenRule.of(field, value, "it holds half of a surrogate pair");
    }
    if (bytes > maxBytes) {
      throw BrokenRule.of(
          field,
          value,
          "it has %d bytes of UTF-8, at most %d are allowed".formatted(bytes, maxBytes));
    }
  }

  private Instant at() throws BrokenRule {
    FieldValue value = fields.of(EventField.AT);
    Instant at = value.kind() == FieldValue.Kind.TEXT ? InstantText.parse(value.text()) : null;
    if (at == null) {
      throw BrokenRule.of(EventField.AT, value, InstantText.RULE);
    }
    return at;
  }

  private @Nullable Long quantity() throws BrokenRule {
    FieldValue value = fields.of(EventField.QUANTITY);
    if (value.isAbsent()) {
      return null;
    }
    if (value.kind() != FieldValue.Kind.INTEGER || !WHOLE_NUMBER.matcher(value.text()).matches()) {
      throw BrokenRule.of(
          EventField.QUANTITY, value, "it must be a JSON integer of 0 or more, at most 18 digits");
    }
    return Long.valueOf(value.text());
  }

  private @Nullable BigDecimal money(EventField field) throws BrokenRule {
    FieldValue value = fields.of(field);
    if (value.isAbsent()) {
      return null;
    }
    if (!value.isText() || !PLAIN_DECIMAL.matcher(value.text()).matches()) {
      throw BrokenRule.of(
          field,
          value,
          "it must be a plain decimal such as 39.98, at most 14 digits before the point and 6 after");
    }
    return new BigDecimal(value.text());
  }
}
