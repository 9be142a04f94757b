package dev.nightjar.core.metric;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The canonical form of exact decimals: no trailing zeros after the point, a scale of 0 or more.
 * Equal numbers have equal forms.
 */
final class Decimals {
  /** A scale beyond this would turn a short number into kilobytes. */
  private static final int MAX_SCALE = 1000;

  private Decimals() {}

  static BigDecimal checked(BigDecimal value) {
    if (value.scale() > MAX_SCALE || value.scale() < -MAX_SCALE) {
      throw new IllegalArgumentException(
          "Invalid decimal: its scale %d is not in -%d..%d"
              .formatted(value.scale(), MAX_SCALE, MAX_SCALE));
    }
    return value;
  }

  static BigDecimal canonical(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** Writes a canonical number: scale, then the length and two's complement of the digits. */
  static void write(BigDecimal canonical, ByteWriter out) {
    out.varint(canonical.scale());
    out.sized(canonical.unscaledValue().toByteArray());
  }

  static BigDecimal read(ByteReader in) {
    long scale = in.varint();
    byte[] digits = in.sized();
    if (scale < 0 || scale > MAX_SCALE || digits.length == 0) {
      throw in.invalid("a decimal has scale %d and %d bytes".formatted(scale, digits.length));
    }
    return new BigDecimal(new BigInteger(digits), (int) scale);
  }
}
