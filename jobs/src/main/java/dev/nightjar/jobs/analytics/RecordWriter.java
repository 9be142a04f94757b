package dev.nightjar.jobs.analytics;

import dev.nightjar.core.model.Bytewise;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiConsumer;

/** Puts the stored form of a record together. Not thread-safe. */
final class RecordWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  /** Seven bits a byte, the lowest first, the top bit set on all bytes but the last. */
  RecordWriter number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  /** A number that may be below 0: 0, -1, 1, -2 as 0, 1, 2, 3. */
  RecordWriter signed(long value) {
    return number((value << 1) ^ (value >> 63));
  }

  RecordWriter text(String text) {
    return block(Bytewise.utf8(text));
  }

  RecordWriter decimal(BigDecimal value) {
    return signed(value.scale()).block(value.unscaledValue().toByteArray());
  }

  RecordWriter instant(Instant at) {
    return signed(at.getEpochSecond()).number(at.getNano());
  }

  RecordWriter sales(Sales sales) {
    return number(sales.purchases())
        .decimal(sales.units())
        .decimal(sales.gross())
        .decimal(sales.discounts());
  }

  <V> RecordWriter texts(Map<String, V> map, BiConsumer<RecordWriter, V> value) {
    number(map.size());
    map.forEach((key, element) -> value.accept(text(key), element));
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private RecordWriter block(byte[] bytes) {
    number(bytes.length);
    out.write(bytes, 0, bytes.length);
    return this;
  }
}
