package dev.nightjar.jobs.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0000",
    "1101.75, 1101.7500",
    "12000, 12000.0000",
    "1.005, 1.0050",
    "0.123456, 0.123456",
    "0.1200000, 0.1200",
    "-3.5, -3.5000",
    "1E+3, 1000.0000"
  })
  void moneyHasFourDecimalsAndAsManyMoreAsItNeeds(BigDecimal amount, String text) {
    assertThat(Figures.money(amount)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "533, 533", "1E+3, 1000", "19999999999999999980, 19999999999999999980"})
  void unitsAreWholeNumbers(BigDecimal units, String text) {
    assertThat(Figures.units(units)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0.0",
    "3, 3, 1.0",
    "1, 2, 0.5",
    "1, 3, 0.333333",
    "2, 3, 0.666667",
    "1, 15, 0.066667",
    "1, 100000, 0.00001",
    "1, 10000000, 0.0"
  })
  void aShareHasUpToSixDecimals(long part, long whole, String text) {
    assertThat(Figures.share(part, whole)).isEqualTo(text);
  }

  @Test
  void aShareOfNothingIsNotDefined() {
    assertThat(Figures.share(0, 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 222, 8, 0.00900901",
    "2, 186, 8, 0.01075269",
    "444, 9, 4, 49.3333",
    "444, 4, 4, 111.0",
    "0.00005, 1, 4, 0.0001",
    "-0.00005, 1, 4, -0.0001"
  })
  void aRatioIsRoundedHalfUp(BigDecimal dividend, BigDecimal divisor, int places, String text) {
    assertThat(Figures.ratio(dividend, divisor, places)).isEqualTo(text);
  }
}
