package dev.nightjar.swarm.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class BundleSizeTest {
  private final BundleSize size = new BundleSize(Duration.ofMillis(200));

  @Test
  void theFirstCallsGoAlone() {
    assertThat(size.next(1_000)).isEqualTo(1);
  }

  @Test
  void shortCallsGoTogetherAndFewerTowardsTheEnd() {
    size.ended(Duration.ofMillis(10).toNanos());
    assertThat(size.next(1_000)).isEqualTo(20);
    assertThat(size.next(40)).isEqualTo(5);
    assertThat(size.next(3)).isEqualTo(1);
  }

  @Test
  void emptyCallsHaveALimit() {
    size.ended(0);
    assertThat(size.next(100_000)).isEqualTo(25);
  }

  @Test
  void longCallsGoAlone() {
    size.ended(Duration.ofMillis(201).toNanos());
    assertThat(size.next(100_000)).isEqualTo(1);
  }
}
