package dev.nightjar.starter.calls;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Times in milliseconds, to the microsecond and to three digits at least. */
final class MillisText {
  private static final int NANO_SCALE = 6;
  private static final int MICRO_SCALE = 3;
  private static final int DIGITS = 3;

  private static final BigDecimal LONG = BigDecimal.valueOf(100);

  private MillisText() {}

  /** As {@code 0.089}, {@code 1.23} or {@code 1234}. */
  static String of(Duration time) {
    BigDecimal millis = BigDecimal.valueOf(time.toNanos(), NANO_SCALE);
    BigDecimal shown =
        millis.compareTo(LONG) >= 0
            ? millis.setScale(0, RoundingMode.HALF_UP)
            : millis.round(new MathContext(DIGITS, RoundingMode.HALF_UP));
    if (shown.scale() > MICRO_SCALE) {
      shown = millis.setScale(MICRO_SCALE, RoundingMode.HALF_UP);
    }
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
