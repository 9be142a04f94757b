package dev.nightjar.activities.event;

import dev.nightjar.core.event.QuarantineReason;
import org.jspecify.annotations.Nullable;

/** The fields that are read, in the order in which their rules are judged. */
enum EventField {
  MERCHANT(QuarantineReason.MERCHANT),
  EVENT_ID(QuarantineReason.EVENT_ID),
  TYPE(QuarantineReason.TYPE),
  AT(QuarantineReason.AT),
  QUANTITY(QuarantineReason.QUANTITY),
  UNIT_PRICE(QuarantineReason.UNIT_PRICE),
  AMOUNT(QuarantineReason.AMOUNT),
  DISCOUNT(QuarantineReason.DISCOUNT),
  VISITOR_ID(QuarantineReason.VISITOR_ID),
  ORDER_ID(QuarantineReason.ORDER_ID),
  PRODUCT_ID(QuarantineReason.PRODUCT_ID),
  CATEGORY(QuarantineReason.CATEGORY),
  CURRENCY(QuarantineReason.CURRENCY);

  private final QuarantineReason reason;

  EventField(QuarantineReason reason) {
    this.reason = reason;
  }

  /** The field of a JSON name, if it is read. */
  static @Nullable EventField named(String jsonName) {
    return switch (jsonName) {
      case "merchant" -> MERCHANT;
      case "eventId" -> EVENT_ID;
      case "type" -> TYPE;
      case "at" -> AT;
      case "quantity" -> QUANTITY;
      case "unitPrice" -> UNIT_PRICE;
      case "amount" -> AMOUNT;
      case "discount" -> DISCOUNT;
      case "visitorId" -> VISITOR_ID;
      case "orderId" -> ORDER_ID;
      case "productId" -> PRODUCT_ID;
      case "category" -> CATEGORY;
      case "currency" -> CURRENCY;
      default -> null;
    };
  }

  /** Why a document is quarantined that breaks the field's rule. */
  QuarantineReason reason() {
    return reason;
  }

  /** The field's name in the document, which is also the code of its reason. */
  String jsonName() {
    return reason.code();
  }

  /** A value of the field for a person; a visitor's id is never shown. */
  String shown(FieldValue value) {
    return this == VISITOR_ID && value.isText() ? "not shown here" : value.shown();
  }
}
