package dev.nightjar.core.event;

import dev.nightjar.core.model.MerchantId;
import org.jspecify.annotations.Nullable;

/** What reading a record came to: an event, or the first rule that it breaks. */
public sealed interface Decoded {
  /**
   * The record keeps every rule.
   *
   * @param event what it says
   */
  record Good(Event event) implements Decoded {}

  /**
   * The record breaks a rule.
   *
   * @param reason the first rule that it breaks
   * @param detail what is wrong, in words, without the ids of visitors
   * @param merchant the merchant it names, if it names a registered one
   */
  record Bad(QuarantineReason reason, String detail, @Nullable MerchantId merchant)
      implements Decoded {}
}
