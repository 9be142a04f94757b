package dev.nightjar.core.keys;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.Slice;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The row key of {@code raw}: h2, merchant, 0, business day (4), visitor hash (8), event time (8,
 * nanoseconds), event id.
 *
 * @param merchant whose event
 * @param day the business day
 * @param visitorHash the visitor's hash
 * @param atNanos nanoseconds since 1970
 * @param eventId the event's id
 */
public record RawKey(
    MerchantId merchant, LocalDate day, long visitorHash, long atNanos, String eventId) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /** The key of an event that belongs to a business day. */
  public static RawKey of(Event event, LocalDate day) {
    return of(event, day, event.visitor().hash());
  }

  /**
   * The key of an event that belongs to a business day, for who has its visitor's hash already.
   *
   * @param visitorHash what {@code event.visitor().hash()} is
   */
  public static RawKey of(Event event, LocalDate day, long visitorHash) {
    return new RawKey(event.merchant(), day, visitorHash, nanos(event.at()), event.eventId());
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when the bytes are not a raw key
   */
  public static RawKey parse(byte[] key) {
    KeyReader reader = new KeyReader(key);
    return new RawKey(
        reader.merchant(), reader.day(), reader.unsigned(), reader.unsigned(), reader.rest());
  }

  /** The rows of a slice. */
  public static KeyRange range(Slice slice) {
    byte[] start = day(slice.merchantDay()).unsigned(slice.hashes().first()).key();
    byte[] last = day(slice.merchantDay()).unsigned(slice.hashes().last()).key();
    return KeyRange.between(start, KeyRange.after(last));
  }

  /** The rows of a merchant-day. */
  public static KeyRange range(MerchantDay merchantDay) {
    return range(new Slice(merchantDay, HashRange.ALL));
  }

  /**
   * The business day in a row key, whatever follows it.
   *
   * @throws IllegalArgumentException when the bytes do not begin as a raw key does
   */
  public static LocalDate dayOf(byte[] key) {
    KeyReader reader = new KeyReader(key);
    reader.merchant();
    return reader.day();
  }

  private static KeyWriter day(MerchantDay merchantDay) {
    return new KeyWriter().merchant(merchantDay.merchant()).day(merchantDay.day());
  }

  /** Compares keys of a merchant-day with events, which is cheaper than making the keys. */
  public static RawKeyCheck check(MerchantDay merchantDay) {
    return new RawKeyCheck(day(merchantDay).key());
  }

  static long nanos(Instant at) {
    return Math.addExact(
        Math.multiplyExact(at.getEpochSecond(), NANOS_PER_SECOND), (long) at.getNano());
  }

  /** The key's bytes. */
  public byte[] bytes() {
    return day(new MerchantDay(merchant, day))
        .unsigned(visitorHash)
        .unsigned(atNanos)
        .bytes(Bytewise.utf8(eventId))
        .key();
  }
}
