package dev.nightjar.core.metric;

import java.util.Arrays;

/** Puts a stored form together. Not thread-safe. */
final class ByteWriter {
  private byte[] bytes = new byte[48];
  private int length;

  void single(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
  }

  /** Seven bits a byte, the lowest first; the high bit says that more follow. */
  void varint(long unsigned) {
    long rest = unsigned;
    while ((rest & ~0x7FL) != 0) {
      single((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    single((int) rest);
  }

  /** A signed number, small ones in few bytes. */
  void zigzag(long signed) {
    varint((signed << 1) ^ (signed >> 63));
  }

  /** The length, then the bytes. */
  void sized(byte[] value) {
    varint(value.length);
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  byte[] written() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
