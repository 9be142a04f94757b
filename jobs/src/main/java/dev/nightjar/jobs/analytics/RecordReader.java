package dev.nightjar.jobs.analytics;

import dev.nightjar.core.model.Bytewise;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored form of a record part by part. Not thread-safe. Every method throws {@link
 * IllegalArgumentException} when the bytes are not what {@link RecordWriter} writes, so that equal
 * records have equal bytes and no damage asks for more memory than the bytes are long.
 */
final class RecordReader {
  private static final int MAX_SHIFT = 63;

  /** Far beyond any sum of events: 20 digits an event, and 18 of a quantity. */
  private static final int MAX_DECIMAL_BYTES = 128;

  private static final int MAX_SCALE = 300;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

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
        if ((next == 0 && shift > 0) || (next > 1 && shift == MAX_SHIFT)) {
          throw invalid("a number with bytes that it does not need");
        }
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
    return text(block());
  }

  static String text(byte[] utf8) {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (!Arrays.equals(Bytewise.utf8(text), utf8)) {
      throw invalid("a text that is not UTF-8");
    }
    return text;
  }

  BigDecimal decimal() {
    long scale = signed();
    byte[] unscaled = block();
    if (unscaled.length == 0
        || unscaled.length > MAX_DECIMAL_BYTES
        || Math.abs(scale) > MAX_SCALE) {
      throw invalid("a decimal of %d bytes and scale %d".formatted(unscaled.length, scale));
    }
    BigDecimal decimal = new BigDecimal(new BigInteger(unscaled), (int) scale);
    BigDecimal stripped = decimal.stripTrailingZeros();
    if (stripped.scale() != scale
        || !Arrays.equals(stripped.unscaledValue().toByteArray(), unscaled)) {
      throw invalid("a decimal with zeros that it does not need");
    }
    return decimal;
  }

  Instant instant() {
    long second = signed();
    long nano = number();
    if (second < Instant.MIN.getEpochSecond()
        || second > Instant.MAX.getEpochSecond()
        || nano < 0
        || nano >= NANOS_PER_SECOND) {
      throw invalid("an instant of second %d and nanosecond %d".formatted(second, nano));
    }
    return Instant.ofEpochSecond(second, nano);
  }

  Sales sales() {
    return new Sales(number(), decimal(), decimal(), decimal());
  }

  <V> SortedMap<String, V> texts(Function<RecordReader, V> value) {
    SortedMap<String, V> map = new TreeMap<>();
    for (int left = size(); left > 0; left--) {
      String key = following(map.isEmpty() ? null : map.lastKey(), text());
      map.put(key, value.apply(this));
    }
    return map;
  }

  /** The next element of something sorted, in which each is there once. */
  static <K extends Comparable<K>> K following(@Nullable K last, K next) {
    if (last != null && last.compareTo(next) >= 0) {
      throw invalid("elements that are not in order");
    }
    return next;
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
