package dev.nightjar.activities.event;

import dev.nightjar.core.event.QuarantineReason;

/** The first rule that a document breaks. Without a stack trace: it is a verdict, not a fault. */
final class BrokenRule extends Exception {
  private static final long serialVersionUID = 1L;

  private final QuarantineReason reason;

  BrokenRule(QuarantineReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** A field's rule, with what the field holds and what it should. */
  static BrokenRule of(EventField field, FieldValue value, String rule) {
    return new BrokenRule(
        field.reason(), "%s is %s: %s".formatted(field.jsonName(), field.shown(value), rule));
  }

  QuarantineReason reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
