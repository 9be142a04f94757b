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

  /**
   * No number of more bytes is stored: reading and adding it would take longer than it is worth.
   */
  private static final int MAX_BYTES = 1024;

  /** Some five hundred bytes, so that many of them add up to what can be stored. */
  private static final int MAX_DIGITS = 1200;

  private Decimals() {}

  static BigDecimal checked(BigDecimal value) {
    if (value.precision() > MAX_DIGITS) {
      throw new IllegalArgumentException(
          "Invalid decimal: it has %d digits, more than %d"
              .formatted(value.precision(), MAX_DIGITS));
    }
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
    byte[] digits = canonical.unscaledValue().toByteArray();
    if (digits.length > MAX_BYTES || canonical.scale() > MAX_SCALE) {
      throw new IllegalArgumentException(
          "Invalid decimal: scale %d and %d bytes of digits are more than %d and %d"
              .formatted(canonical.scale(), digits.length, MAX_SCALE, MAX_BYTES));
    }
    out.varint(canonical.scale());
    out.sized(digits);
  }

  static BigDecimal read(ByteReader in) {
    long scale = in.varint();
    byte[] digits = in.sized();
    if (scale < 0
        || scale > MAX_SCALE
        || digits.length == 0
        || digits.length > MAX_BYTES
        || hasNeedlessByte(digits)) {
      throw in.invalid("a decimal has scale %d and %d bytes".formatted(scale, digits.length));
    }
    BigInteger unscaled = new BigInteger(digits);
    if (scale > 0 && isTenfold(unscaled)) {
      throw in.invalid("a decimal has a zero behind its last digit");
    }
    return new BigDecimal(unscaled, (int) scale);
  }

  /** Whether the first byte says no more than the sign that the next one tells too. */
  private static boolean hasNeedlessByte(byte[] digits) {
    return digits.length > 1 && digits[0] == digits[1] >> (Byte.SIZE - 1);
  }

  private static boolean isTenfold(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? number.longValue() % 10 == 0
        : number.mod(BigInteger.TEN).signum() == 0;
  }
}
