package dev.nightjar.jobs.analytics;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the stored form of a record part by part. Not thread-safe. Every method throws {@link
 * IllegalArgumentException} when the bytes cannot be what it reads.
 */
final class RecordReader {
  private static final int MAX_SHIFT = 63;

  private final ByteBuffer in;

  RecordReader(byte[] bytes) {
    in = ByteBuffer.wrap(bytes);
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      byte next = single();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw invalid("a number of more than 64 bits");
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number from 0 to the largest int. */
  int size() {
    long value = number();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw invalid("a size of " + value);
    }
    return (int) value;
  }

  String text() {
    return new String(block(), StandardCharsets.UTF_8);
  }

  BigDecimal decimal() {
    long scale = signed();
    byte[] unscaled = block();
    if (unscaled.length == 0 || scale != (int) scale) {
      throw invalid("a decimal of %d bytes and scale %d".formatted(unscaled.length, scale));
    }
    return new BigDecimal(new BigInteger(unscaled), (int) scale);
  }

  Instant instant() {
    return Instant.ofEpochSecond(signed(), number());
  }

  Sales sales() {
    return new Sales(number(), decimal(), decimal(), decimal());
  }

  <V> SortedMap<String, V> texts(Function<RecordReader, V> value) {
    SortedMap<String, V> map = new TreeMap<>();
    for (int left = size(); left > 0; left--) {
      String key = text();
      map.put(key, value.apply(this));
    }
    return map;
  }

  byte single() {
    if (!in.hasRemaining()) {
      throw invalid("it ends too early");
    }
    return in.get();
  }

  void end() {
    if (in.hasRemaining()) {
      throw invalid("%d bytes too many".formatted(in.remaining()));
    }
  }

  static IllegalArgumentException invalid(String what) {
    return new IllegalArgumentException("Invalid analytics record: " + what);
  }

  private byte[] block() {
    int length = size();
    if (length > in.remaining()) {
      throw invalid("%d bytes where %d are left".formatted(length, in.remaining()));
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
