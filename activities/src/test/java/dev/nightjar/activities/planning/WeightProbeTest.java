package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WeightProbeTest {
  @Test
  void keysThatReachThroughAllHashesAreAllThereIs() {
    assertThat(WeightProbe.estimated(2_000, -1)).isEqualTo(2_000);
  }

  @Test
  void keysThatReachThroughAQuarterOfTheHashesAreAQuarter() {
    assertThat(WeightProbe.estimated(2_000, (1L << 62) - 1)).isEqualTo(8_000);
    assertThat(WeightProbe.estimated(2_000, (3L << 62) - 1)).isBetween(2666L, 2668L);
  }

  @Test
  void oneVisitorWithALowHashDoesNotMakeADayEndless() {
    assertThat(WeightProbe.estimated(250, 0)).isEqualTo(10_000_000_000L);
  }
}
