package dev.nightjar.starter.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StaleTextTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @Test
  void noCommandNamesMoreMerchantsThanARunTakes() {
    List<StaleDay> days =
        IntStream.range(0, 1001).mapToObj(n -> stale("m%04d".formatted(n))).toList();

    assertThat(StaleText.commands(days, new MerchantAnalytics()))
        .hasSize(2)
        .allSatisfy(
            command ->
                assertThat(command)
                    .startsWith("nightjar run merchant-analytics 2026-11-22 --force --merchants m"))
        .satisfiesExactly(
            first -> assertThat(first).contains(" m0000,").endsWith(",m0999"),
            second -> assertThat(second).endsWith(" m1000"));
  }

  @Test
  void aCommandCanBeTypedAsItIsPrinted() {
    List<StaleDay> days = List.of(stale("Berlin, Mitte"), stale("it's"));

    assertThat(StaleText.commands(days, new MerchantAnalytics()))
        .singleElement()
        .asString()
        .endsWith(" --merchants 'Berlin\\, Mitte,it'\\''s'");
    assertThat(days.get(0).renewal(MerchantAnalytics.NAME))
        .endsWith(" --merchants 'Berlin\\, Mitte'");
  }

  private static StaleDay stale(String merchant) {
    return new StaleDay(new MerchantDay(new MerchantId(merchant), DAY), EmptyDay.pointer());
  }
}
