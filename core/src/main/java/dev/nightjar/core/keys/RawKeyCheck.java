package dev.nightjar.core.keys;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.model.Bytewise;
import java.util.Arrays;

/**
 * Tells whether a raw row's key is that of an event of some merchant-day, without making the
 * event's key, and whose visitor's it is. Immutable.
 */
public final class RawKeyCheck {
  private static final int ASCII = 0x80;

  private final byte[] day;

  RawKeyCheck(byte[] day) {
    this.day = day;
  }

  /**
   * Whether {@code RawKey.of(event, day, visitorHash).bytes()} equals the key.
   *
   * @param event one of the merchant-day
   * @param visitorHash what {@code event.visitor().hash()} is
   */
  public boolean isKeyOf(byte[] key, Event event, long visitorHash) {
    int hashAt = day.length;
    int timeAt = hashAt + Long.BYTES;
    int idAt = timeAt + Long.BYTES;
    return key.length >= idAt
        && Arrays.equals(key, 0, hashAt, day, 0, hashAt)
        && unsigned(key, hashAt) == visitorHash
        && unsigned(key, timeAt) == RawKey.nanos(event.at())
        && isRest(key, idAt, event.eventId());
  }

  /**
   * The visitor hash in a key of the merchant-day; bytes that a damaged key lacks count as zeros,
   * which keeps the order of keys.
   */
  public long visitorHash(byte[] key) {
    return unsigned(key, day.length);
  }

  private static long unsigned(byte[] key, int at) {
    long number = 0;
    for (int i = at; i < at + Long.BYTES; i++) {
      number = (number << Byte.SIZE) | (i < key.length ? key[i] & 0xFF : 0);
    }
    return number;
  }

  private static boolean isRest(byte[] key, int from, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ASCII) {
        byte[] bytes = Bytewise.utf8(text);
        return Arrays.equals(key, from, key.length, bytes, 0, bytes.length);
      }
      if (from + i >= key.length || key[from + i] != c) {
        return false;
      }
    }
    return key.length - from == text.length();
  }
}
