package dev.nightjar.core.metric;

import dev.nightjar.core.job.Metric;
import java.math.BigDecimal;

/**
 * The stored form of one value: a count as a zigzag varint, a decimal as scale, length and digits,
 * a sketch as length and bytes. A value is a {@link Long}, a {@link BigDecimal} or bytes.
 */
final class MetricForm {
  private MetricForm() {}

  static void write(Metric metric, Object value, ByteWriter out) {
    switch (metric.type()) {
      case COUNT -> out.zigzag((Long) value);
      case SUM, MINIMUM, MAXIMUM -> Decimals.write((BigDecimal) value, out);
      case SKETCH -> out.sized((byte[]) value);
    }
  }

  static Object read(Metric metric, ByteReader in) {
    return switch (metric.type()) {
      case COUNT -> notZero(in.zigzag(), in);
      case SUM -> notZero(Decimals.read(in), in);
      case MINIMUM, MAXIMUM -> Decimals.read(in);
      case SKETCH -> in.sized();
    };
  }

  /** A count or sum of 0 is absent, so no stored form holds one. */
  private static Object notZero(Object value, ByteReader in) {
    if (value.equals(0L) || (value instanceof BigDecimal sum && sum.signum() == 0)) {
      throw in.invalid("a count or sum of 0 is stored");
    }
    return value;
  }

  static byte[] alone(Metric metric, Object value) {
    ByteWriter out = new ByteWriter();
    write(metric, value, out);
    return out.written();
  }

  static Object readAlone(Metric metric, byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    Object value = read(metric, in);
    in.end();
    return value;
  }
}
