package dev.nightjar.starter.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final Pace pace = new Pace();

  @Test
  void anEvenPaceGivesItsRateAndWhatIsLeft() {
    for (int second = 0; second <= 10; second++) {
      pace.add(second * SECOND, second * 1000L, 60_000);
    }
    assertThat(pace.perSecond()).isCloseTo(1000, within(0.001));
    assertThat(pace.left().orElseThrow()).isEqualTo(Duration.ofSeconds(50));
  }

  @Test
  void nothingIsSaidBeforeSomethingMoved() {
    pace.add(0, 0, 100);
    pace.add(30 * SECOND, 0, 100);
    assertThat(pace.perSecond()).isZero();
    assertThat(pace.left()).isEmpty();
  }

  @Test
  void nothingIsSaidInTheFirstMoments() {
    pace.add(0, 0, 100);
    pace.add(SECOND, 10, 100);
    assertThat(pace.left()).isEmpty();
  }

  @Test
  void moreThanWasExpectedLeavesNothingToSay() {
    pace.add(0, 0, 100);
    pace.add(5 * SECOND, 120, 100);
    assertThat(pace.left()).isEmpty();
  }

  @Test
  void theRateIsThatOfLateNotOfTheWholeTime() {
    long done = 0;
    for (int second = 0; second <= 100; second++) {
      done += second < 60 ? 10 : 1000;
      pace.add(second * SECOND, done, Long.MAX_VALUE);
    }
    assertThat(pace.perSecond()).isCloseTo(1000, within(1.0));
  }

  @Test
  void lumpsAMinuteApartStillGiveARate() {
    for (int second = 0; second <= 600; second++) {
      pace.add(second * SECOND, second / 60 * 6000L, 600_000);
    }
    assertThat(pace.perSecond()).isCloseTo(100, within(1.0));
    assertThat(pace.left()).isPresent();
  }

  @Test
  void whatStandsStillSlowsDown() {
    for (int second = 0; second <= 20; second++) {
      pace.add(second * SECOND, second * 1000L, 100_000);
    }
    double moving = pace.perSecond();
    pace.add(120 * SECOND, 20_000, 100_000);
    assertThat(pace.perSecond()).isLessThan(moving / 4);
    assertThat(pace.left().orElseThrow()).isGreaterThan(Duration.ofSeconds(80));
  }

  @Test
  void aCountThatBecomesLessIsMeasuredAnew() {
    for (int second = 0; second <= 10; second++) {
      pace.add(second * SECOND, second * 1000L, 60_000);
    }
    pace.add(11 * SECOND, 0, 60_000);
    assertThat(pace.perSecond()).isZero();
    assertThat(pace.left()).isEmpty();
  }

  @Test
  void theEstimateNeitherJumpsNorTurnsNegativeWhateverTheLumps() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Pace each = new Pace();
      long now = 0;
      long done = 0;
      Duration before = null;
      while (done < 1_000_000) {
        now += random.nextLong(SECOND / 2) + SECOND / 4;
        done += random.nextInt(4) == 0 ? random.nextInt(40_000) : 0;
        each.add(now, done, 1_000_000);
        assertThat(each.perSecond()).isNotNegative();
        Duration left = each.left().orElse(null);
        if (left != null) {
          assertThat(left).isGreaterThanOrEqualTo(Duration.ZERO);
        }
        if (left != null && before != null && now > 30 * SECOND) {
          assertThat(left.toMillis()).as("seed %d", seed).isLessThan(before.toMillis() * 2 + 5_000);
        }
        before = left;
      }
    }
  }
}
