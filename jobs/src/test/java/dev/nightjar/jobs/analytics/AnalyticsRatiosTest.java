package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.Ratios;
import dev.nightjar.core.job.Ratios.RowName;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AnalyticsRatiosTest {
  private static final RowName DAY = new RowName("all", "");
  private static final RowName PAIR = new RowName("pair", "a\\\\|b");

  private final Ratios ratios = new MerchantAnalytics().ratios();

  @Test
  void aDayHasItsAverageOrderConversionAndAbandonment() {
    assertThat(ratios.names("all")).containsExactly("aov", "conversion", "abandonment");
    assertThat(ratios.sources(DAY)).isEmpty();
    assertThat(
            ratios.of(
                DAY,
                numbers(
                    Map.of(
                        DAY,
                        Map.of(
                            AnalyticsMetrics.NET, "100",
                            AnalyticsMetrics.ORDERS, "3",
                            AnalyticsMetrics.SESSIONS, "8",
                            AnalyticsMetrics.BUYING_SESSIONS, "2",
                            AnalyticsMetrics.CART_SESSIONS, "3",
                            AnalyticsMetrics.ABANDONED_SESSIONS, "1")))))
        .containsExactly(number("33.3333"), number("0.25"), number("0.333333"));
  }

  @Test
  void aPairHasRatiosOfItsProductsOrdersAndTheDays() {
    RowName a = new RowName("product", "a\\");
    RowName b = new RowName("product", "b");
    assertThat(ratios.names("pair")).containsExactly("support", "conf_ab", "conf_ba", "lift");
    assertThat(ratios.sources(PAIR)).containsExactlyInAnyOrder(DAY, a, b);
    assertThat(
            ratios.of(
                PAIR,
                numbers(
                    Map.of(
                        PAIR, Map.of(AnalyticsMetrics.ORDERS, "2"),
                        a, Map.of(AnalyticsMetrics.ORDERS, "4"),
                        b, Map.of(AnalyticsMetrics.ORDERS, "3"),
                        DAY, Map.of(AnalyticsMetrics.ORDERS, "186")))))
        .containsExactly(number("0.01075269"), number("0.5"), number("0.666667"), number("31.0"));
  }

  @Test
  void whatIsDividedByNothingIsNotDefined() {
    assertThat(ratios.of(DAY, numbers(Map.of()))).hasSize(3).containsOnly(Optional.empty());
    assertThat(ratios.of(PAIR, numbers(Map.of()))).hasSize(4).containsOnly(Optional.empty());
  }

  @Test
  void otherDimensionsHaveNone() {
    assertThat(ratios.names("product")).isEmpty();
    assertThat(ratios.of(new RowName("product", "a"), numbers(Map.of()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 6, 0.0",
    "3, 3, 6, 1.0",
    "1, 2, 6, 0.5",
    "1, 3, 6, 0.333333",
    "2, 3, 6, 0.666667",
    "1, 15, 6, 0.066667",
    "1, 100000, 6, 0.00001",
    "1, 10000000, 6, 0.0",
    "2, 222, 8, 0.00900901",
    "2, 186, 8, 0.01075269",
    "444, 9, 4, 49.3333",
    "444, 4, 4, 111.0",
    "0.00005, 1, 4, 0.0001",
    "-0.00005, 1, 4, -0.0001"
  })
  void aRatioIsRoundedHalfUp(BigDecimal dividend, BigDecimal divisor, int places, String text) {
    assertThat(AnalyticsRatios.ratio(dividend, divisor, places).orElseThrow().toPlainString())
        .isEqualTo(text);
  }

  private static Ratios.Numbers numbers(Map<RowName, Map<Metric, String>> rows) {
    return (row, metric) ->
        new BigDecimal(rows.getOrDefault(row, Map.of()).getOrDefault(metric, "0"));
  }

  private static Optional<BigDecimal> number(String text) {
    return Optional.of(new BigDecimal(text));
  }
}
