package dev.nightjar.core.metric;

import java.util.Arrays;
import java.util.HexFormat;

/** Takes a stored form apart. Not thread-safe. */
final class ByteReader {
  private static final int SHOWN_BYTES = 64;
  private static final int LAST_SHIFT = 63;

  private final byte[] bytes;
  private int position;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int single() {
    if (position == bytes.length) {
      throw invalid("it is too short");
    }
    return bytes[position++] & 0xFF;
  }

  long varint() {
    long value = 0;
    for (int shift = 0; shift <= LAST_SHIFT; shift += 7) {
      int part = single();
      value |= (long) (part & 0x7F) << shift;
      if (part < 0x80) {
        if ((part == 0 && shift > 0) || (part > 1 && shift == LAST_SHIFT)) {
          throw invalid("a number has bytes that it does not need");
        }
        return value;
      }
    }
    throw invalid("a number has more than 10 bytes");
  }

  long zigzag() {
    long value = varint();
    return (value >>> 1) ^ -(value & 1);
  }

  byte[] sized() {
    long size = varint();
    if (size < 0 || size > bytes.length - position) {
      throw invalid("it is too short");
    }
    position += (int) size;
    return Arrays.copyOfRange(bytes, position - (int) size, position);
  }

  void end() {
    if (position != bytes.length) {
      throw invalid("it is too long");
    }
  }

  IllegalArgumentException invalid(String why) {
    byte[] shown = Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN_BYTES));
    return new IllegalArgumentException(
        "Invalid stored metrics: %d bytes that begin with %s, %s"
            .formatted(bytes.length, HexFormat.of().formatHex(shown), why));
  }
}
