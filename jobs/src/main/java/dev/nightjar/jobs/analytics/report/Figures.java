package dev.nightjar.jobs.analytics.report;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers as tables show them: always in plain digits, with a point, whatever the locale. */
final class Figures {
  private static final int MONEY_PLACES = 4;

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

  /** A ratio; empty when it is not defined. */
  static String ratio(Optional<BigDecimal> ratio) {
    return ratio.map(BigDecimal::toPlainString).orElse("");
  }
}
