package dev.nightjar.activities.event;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantId;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads event documents of JSON. Thread-safe; the verdict depends on the document and the registry
 * alone, and no document makes it throw.
 *
 * <p>All fields are collected first and judged then, so the reason is the first in the order of
 * {@link QuarantineReason}, wherever its field stands. Where the rules leave room:
 *
 * <ul>
 *   <li>null is absent; an empty text is absent in optional text and broken elsewhere;
 *   <li>of a name that comes twice the last value counts;
 *   <li>a number counts as its literal text ({@code 1.0} is not {@code 1}) in every field of text,
 *       required ones included, but not in {@code at};
 *   <li>{@code type}, {@code category} and {@code currency} have the limit of ids, 256 bytes,
 *       because they become parts of row keys;
 *   <li>a decimal may have a minus sign, not a plus, an exponent, blanks or a bare point;
 *   <li>half of a surrogate pair, which has no UTF-8 form, breaks the rule of its field.
 * </ul>
 */
public final class JsonEventDecoder implements EventDecoder {
  private final Predicate<MerchantId> registered;

  /**
   * A decoder for the merchants of a registry.
   *
   * @param registered whether a merchant's events are taken; thread-safe
   */
  public JsonEventDecoder(Predicate<MerchantId> registered) {
    this.registered = registered;
  }

  @Override
  public Decoded decode(byte[] document) {
    MerchantId merchant = null;
    try {
      EventRules rules = new EventRules(JsonDocument.read(document));
      MerchantId named = rules.merchant();
      requireRegistered(named);
      merchant = named;
      return new Decoded.Good(rules.event(named));
    } catch (BrokenRule e) {
      return bad(e, merchant);
    }
  }

  private void requireRegistered(MerchantId merchant) throws BrokenRule {
    if (!registered.test(merchant)) {
      FieldValue value = new FieldValue(FieldValue.Kind.TEXT, merchant.value());
      throw new BrokenRule(
          QuarantineReason.UNKNOWN_MERCHANT,
          "merchant is %s: the registry does not take its events".formatted(value.shown()));
    }
  }

  private static Decoded bad(BrokenRule rule, @Nullable MerchantId merchant) {
    return new Decoded.Bad(rule.reason(), rule.detail(), merchant);
  }
}
