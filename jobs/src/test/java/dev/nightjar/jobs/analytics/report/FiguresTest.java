package dev.nightjar.jobs.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
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

  @Test
  void whatIsNotDefinedIsAnEmptyCell() {
    assertThat(Figures.ratio(Optional.empty())).isEmpty();
    assertThat(Figures.ratio(Optional.of(new BigDecimal("0.00001")))).isEqualTo("0.00001");
  }
}
