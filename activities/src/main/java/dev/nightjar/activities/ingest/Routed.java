package dev.nightjar.activities.ingest;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.MerchantDay;
import java.time.LocalDate;

/** Where a document goes. */
public sealed interface Routed {
  /**
   * To {@code raw}.
   *
   * @param key its row
   * @param merchantDay the merchant-day it belongs to
   */
  record ToRaw(RawKey key, MerchantDay merchantDay) implements Routed {}

  /**
   * To {@code quarantine}.
   *
   * @param verdict why
   */
  record ToQuarantine(Decoded.Bad verdict) implements Routed {}

  /** An event goes to its business day. */
  static Routed toRaw(Event event, LocalDate day) {
    return new ToRaw(RawKey.of(event, day), new MerchantDay(event.merchant(), day));
  }
}
