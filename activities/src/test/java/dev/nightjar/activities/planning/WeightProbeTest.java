package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WeightProbeTest {
  @Test
  void keysThatReachThroughAllHashesAreAllThereIs() {
    assertThat(WeightProbe.estimated(-1)).isEqualTo(WeightProbe.KEYS);
  }

  @Test
  void keysThatReachThroughAQuarterOfTheHashesAreAQuarter() {
    assertThat(WeightProbe.estimated((1L << 62) - 1)).isEqualTo(4L * WeightProbe.KEYS);
    assertThat(WeightProbe.estimated((3L << 62) - 1)).isBetween(2666L, 2668L);
  }

  @Test
  void oneVisitorWithALowHashDoesNotMakeADayEndless() {
    assertThat(WeightProbe.estimated(0)).isEqualTo(10_000_000_000L);
  }
}
