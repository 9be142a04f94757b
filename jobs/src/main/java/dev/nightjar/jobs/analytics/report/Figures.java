package dev.nightjar.jobs.analytics.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as tables show them: always in plain digits, with a point, whatever the locale. */
final class Figures {
  private static final int MONEY_PLACES = 4;
  private static final int SHARE_PLACES = 6;

  private Figures() {}

  /** Money: four decimals, and as many more as it has. */
  static String money(BigDecimal amount) {
    BigDecimal exact = amount.stripTrailingZeros();
    return exact.setScale(Math.max(MONEY_PLACES, exact.scale())).toPlainString();
  }

  /** Units: a whole number. */
  static String units(BigDecimal units) {
    return units.stripTrailingZeros().toPlainString();
  }

  /** A share of a count, such as conversion: up to 6 decimals; empty when it is not defined. */
  static String share(long part, long whole) {
    return ratio(BigDecimal.valueOf(part), BigDecimal.valueOf(whole), SHARE_PLACES);
  }

  /**
   * A ratio, rounded half up to so many decimals and shown with as few as that leaves, but one at
   * least; empty when the divisor is 0.
   */
  static String ratio(BigDecimal dividend, BigDecimal divisor, int places) {
    if (divisor.signum() == 0) {
      return "";
    }
    BigDecimal ratio = dividend.divide(divisor, places, RoundingMode.HALF_UP).stripTrailingZeros();
    return ratio.setScale(Math.max(1, ratio.scale())).toPlainString();
  }
}
