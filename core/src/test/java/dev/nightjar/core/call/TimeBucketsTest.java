package dev.nightjar.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TimeBucketsTest {
  private static final double OFF = 0.0111;

  @Property(tries = 300)
  void aPercentileIsThatOfTheTimesThemselvesButForThePartOfABucket(
      @ForAll @Size(min = 1, max = 300)
          List<@LongRange(min = 1, max = 604_800_000_000L) Long> micros) {
    TimeBuckets buckets = new TimeBuckets();
    micros.forEach(each -> buckets.add(TimeBuckets.bucket(Duration.ofNanos(each * 1000)), 1));
    List<Long> sorted = micros.stream().sorted().toList();

    CallTimes times = buckets.times().orElseThrow();
    assertNear(times.p50(), sorted, 0.5);
    assertNear(times.p90(), sorted, 0.9);
    assertNear(times.p99(), sorted, 0.99);
  }

  private static void assertNear(Duration told, List<Long> sorted, double part) {
    double exact = sorted.get((int) Math.ceil(part * sorted.size() - 1e-9) - 1);
    assertThat(told.toNanos() / 1000.0).isCloseTo(exact, within(exact * OFF));
  }

  @Test
  void nothingHasNoPercentile() {
    assertThat(new TimeBuckets().times()).isEmpty();
  }

  @Test
  void whatTakesLessThanAMicrosecondIsInTheFirstBucket() {
    assertThat(TimeBuckets.bucket(Duration.ZERO)).isZero();
    assertThat(TimeBuckets.bucket(Duration.ofNanos(1000))).isZero();
    assertThat(TimeBuckets.bucket(Duration.ofNanos(2001))).isEqualTo(TimeBuckets.PER_DOUBLING);
  }

  @Test
  void aBucketThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new TimeBuckets().add(-1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bucket -1");
  }
}
