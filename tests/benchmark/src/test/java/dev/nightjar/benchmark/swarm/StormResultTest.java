package dev.nightjar.benchmark.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a storm is over. */
final class StormResultTest {
  private static final int STEP = 5;

  /** A peak, and then seconds of 100 calls of which so many are refused or given up. */
  private static int secondsToNormal(int... unanswered) {
    List<LoadSecond> seconds = new ArrayList<>(Collections.nCopies(STEP, second(90)));
    for (int of : unanswered) {
      seconds.add(second(of));
    }
    return new StormResult(
            Defence.PACE,
            StormMiddle.CALM,
            50,
            100,
            100,
            List.of(StormResult.PEAK, 0.5),
            STEP,
            seconds,
            1)
        .secondsToNormal();
  }

  private static LoadSecond second(int unanswered) {
    int late = unanswered / 3;
    return new LoadSecond(0, 100, 100 - unanswered, unanswered - late, late, 100);
  }

  @Test
  void itIsOverWithTheFirstSecondInWhichAllIsAnswered() {
    assertThat(secondsToNormal(0, 0, 0, 0, 0)).isZero();
    assertThat(secondsToNormal(40, 3, 0, 0, 0)).isEqualTo(2);
    assertThat(secondsToNormal(40, 30, 20, 10, 3)).isEqualTo(STEP);
  }

  @Test
  void aRelapseMeansThatItWasNotOver() {
    assertThat(secondsToNormal(0, 0, 40, 0, 0)).isEqualTo(3);
    assertThat(secondsToNormal(0, 0, 0, 0, 40)).isEqualTo(STEP);
  }

  @Test
  void afterThatTwoOfAHundredCallsAreNone() {
    assertThat(secondsToNormal(40, 1, 3, 2, 2)).isEqualTo(1);
    assertThat(secondsToNormal(40, 1, 4, 3, 2)).isEqualTo(4);
    assertThat(secondsToNormal(40, 1, 9, 0, 0)).isEqualTo(3);
  }
}
