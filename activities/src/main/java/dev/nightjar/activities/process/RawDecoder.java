package dev.nightjar.activities.process;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.RawKeyCheck;
import dev.nightjar.core.plan.PlannedSlice;
import org.jspecify.annotations.Nullable;

/**
 * Reads the documents of a slice's raw rows. A document that does not belong where it lies - other
 * merchant, other day, other visitor - is as bad as one that can't be read: counting it would break
 * the tiling of visitors. Not thread-safe.
 */
final class RawDecoder {
  private final EventDecoder decoder;
  private final PlannedSlice slice;
  private final RawKeyCheck keys;
  private @Nullable Visitor visitor;
  private long visitorHash;

  RawDecoder(EventDecoder decoder, PlannedSlice slice) {
    this.decoder = decoder;
    this.slice = slice;
    this.keys = RawKey.check(slice.merchantDay());
  }

  /** The visitor's hash in a row's key. */
  long hashInKey(byte[] key) {
    return keys.visitorHash(key);
  }

  Decoded decode(byte[] key, byte[] document) {
    Decoded decoded = decoder.decode(document);
    return decoded instanceof Decoded.Good good ? inPlace(key, good) : decoded;
  }

  /**
   * The hash of an event's visitor. The last one is remembered, because the rows of a visitor lie
   * together.
   */
  private long visitorHash(Event event) {
    Visitor whose = event.visitor();
    Visitor last = visitor;
    if (last == null || last.kind() != whose.kind() || !last.id().equals(whose.id())) {
      visitorHash = whose.hash();
      visitor = whose;
    }
    return visitorHash;
  }

  private Decoded inPlace(byte[] key, Decoded.Good good) {
    Event event = good.event();
    if (!event.merchant().equals(slice.merchant())) {
      return misplaced(QuarantineReason.MERCHANT, "merchant");
    }
    if (!slice.day().contains(event.at())) {
      return misplaced(QuarantineReason.AT, "business day");
    }
    long hash = visitorHash(event);
    if (keys.isKeyOf(key, event, hash)) {
      return good;
    }
    RawKey said = RawKey.of(event, slice.day().date(), hash);
    return misplaced(differing(key, said), "event id, time or visitor");
  }

  private static QuarantineReason differing(byte[] key, RawKey said) {
    RawKey stored;
    try {
      stored = RawKey.parse(key);
    } catch (IllegalArgumentException e) {
      return QuarantineReason.UNPARSED;
    }
    if (!stored.eventId().equals(said.eventId())) {
      return QuarantineReason.EVENT_ID;
    }
    return stored.atNanos() == said.atNanos() ? QuarantineReason.VISITOR_ID : QuarantineReason.AT;
  }

  private Decoded misplaced(QuarantineReason reason, String what) {
    return new Decoded.Bad(
        reason,
        "the document's %s is not that of the row it lies in".formatted(what),
        slice.merchant());
  }
}
