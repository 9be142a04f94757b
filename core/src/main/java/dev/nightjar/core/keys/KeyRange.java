package dev.nightjar.core.keys;

import java.util.Arrays;

/** A contiguous range of row keys. */
public final class KeyRange {
  private final byte[] start;
  private final byte[] stop;

  private KeyRange(byte[] start, byte[] stop) {
    this.start = start;
    this.stop = stop;
  }

  /** Keys from {@code start} on, before {@code stop}. */
  static KeyRange between(byte[] start, byte[] stop) {
    return new KeyRange(start, stop);
  }

  /** Every key that begins with a prefix. */
  static KeyRange ofPrefix(byte[] prefix) {
    return new KeyRange(prefix, after(prefix));
  }

  /**
   * The least key above every key with the prefix; empty, which is no limit, when there is none.
   */
  static byte[] after(byte[] prefix) {
    for (int last = prefix.length - 1; last >= 0; last--) {
      if (prefix[last] != (byte) 0xFF) {
        byte[] next = Arrays.copyOf(prefix, last + 1);
        next[last]++;
        return next;
      }
    }
    return new byte[0];
  }

  /** The first key, included. */
  public byte[] start() {
    return start.clone();
  }

  /** The end, excluded; empty for no limit. */
  public byte[] stop() {
    return stop.clone();
  }

  /** Whether a key lies in the range. */
  public boolean contains(byte[] key) {
    return Arrays.compareUnsigned(start, key) <= 0
        && (stop.length == 0 || Arrays.compareUnsigned(key, stop) < 0);
  }
}
