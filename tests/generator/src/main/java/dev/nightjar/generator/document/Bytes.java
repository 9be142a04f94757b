package dev.nightjar.generator.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are being written; they grow as needed. Not thread-safe. */
public final class Bytes {
  private static final int START = 512;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_NUMBER = 20;

  private byte[] bytes = new byte[START];
  private int length;

  /** How many there are. */
  public int length() {
    return length;
  }

  /** A copy of some. */
  public byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** The array that holds them at its start, until more are written. */
  public byte[] array() {
    return bytes;
  }

  /** Forgets all of them. */
  public void clear() {
    length = 0;
  }

  /** Writes a byte. */
  public Bytes put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** Writes a text of ASCII characters. */
  @SuppressWarnings("deprecation") // The one way to copy ASCII without an array in between.
  public Bytes put(String ascii) {
    reserve(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
    return this;
  }

  /** Writes some of other bytes. */
  public Bytes put(byte[] source, int from, int to) {
    reserve(to - from);
    System.arraycopy(source, from, bytes, length, to - from);
    length += to - from;
    return this;
  }

  /** Writes a number of 0 or more with so many digits at least. */
  public Bytes number(long number, int digits) {
    reserve(LONGEST_NUMBER);
    int width = Math.max(digits, digitsOf(number));
    long rest = number;
    for (int i = length + width - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
    return this;
  }

  /** Writes 16 hexadecimal digits. */
  public Bytes hex(long word) {
    reserve(Long.BYTES * 2);
    for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (word >>> shift) & 15];
    }
    return this;
  }

  private static int digitsOf(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
