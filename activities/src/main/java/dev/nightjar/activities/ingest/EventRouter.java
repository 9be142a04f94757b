package dev.nightjar.activities.ingest;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Decides where a document goes: to a merchant-day of {@code raw}, or to quarantine. Events of
 * paused merchants are taken, those of erased ones are refused like unknown ones. Thread-safe.
 */
final class EventRouter {
  private final Map<MerchantId, BusinessCalendar> calendars;
  private final EventDecoder decoder;
  private final int maxDocumentBytes;

  EventRouter(RegistrySnapshot registry, int maxDocumentBytes) {
    this.calendars =
        registry.merchants().stream()
            .filter(merchant -> merchant.state() != MerchantState.ERASED)
            .collect(
                Collectors.toUnmodifiableMap(
                    Merchant::id, merchant -> BusinessCalendar.of(merchant.zones())));
    this.decoder = new JsonEventDecoder(calendars::containsKey);
    this.maxDocumentBytes = maxDocumentBytes;
  }

  /** Where a document goes; one that is too long is not read. */
  Routed route(byte[] document) {
    if (document.length > maxDocumentBytes) {
      return tooLong(document.length);
    }
    Decoded decoded = decoder.decode(document);
    if (decoded instanceof Decoded.Good good) {
      return routed(good.event());
    }
    return new Routed.ToQuarantine((Decoded.Bad) decoded);
  }

  /** Where a document goes of which only the start was read. */
  Routed.ToQuarantine tooLong(long bytes) {
    return new Routed.ToQuarantine(
        new Decoded.Bad(
            QuarantineReason.UNPARSED,
            "the document has %d bytes, at most %d are read; those are kept"
                .formatted(bytes, maxDocumentBytes),
            null));
  }

  private Routed routed(Event event) {
    BusinessCalendar calendar = calendars.get(event.merchant());
    if (calendar == null) {
      throw new IllegalStateException(
          "The decoder let through merchant " + event.merchant() + ", who is not registered");
    }
    return Routed.toRaw(event, calendar.dayOf(event.at()));
  }
}
