package dev.nightjar.core.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LaneAdviceTest {
  private static final Duration WITHIN = Duration.ofMinutes(10);

  @Test
  void whatWaitsIsTakenInTimeBesideWhatComes() {
    // Each takes 8 / 0.5 = 16 s; 0.25 a second keep 4 slots busy, and 600 in 600 s keep 16.
    LaneAdvice advice = advice(new LaneDemand("process", 2, 8, 8, OptionalLong.of(600), 0.25, 0.5));

    assertThat(advice.slots()).hasValue(20);
    assertThat(advice.hosts()).hasValue(5);
    assertThat(advice.words())
        .isEqualTo(
            "600 wait, 8 of 8 slots are in use, each takes about 16 s: to begin all within 600 s takes 20");
  }

  @Test
  void whereNothingWaitsTheLoadDecides() {
    LaneAdvice advice = advice(new LaneDemand("process", 3, 12, 4, OptionalLong.of(0), 0, 0));
    assertThat(advice.slots()).hasValue(5);
    assertThat(advice.hosts()).hasValue(2);
    assertThat(advice.words()).isEqualTo("nothing waits, 4 of 12 slots are in use: 5 would do");

    assertThat(advice(new LaneDemand("batch", 2, 4, 0, OptionalLong.of(0), 0, 0)).hosts())
        .as("one stays")
        .hasValue(1);
  }

  @Test
  void aBacklogThatNobodyKnowsIsNotTakenForNone() {
    assertThat(advice(new LaneDemand("batch", 1, 2, 2, OptionalLong.empty(), 0, 0)).words())
        .isEqualTo(
            "how much waits is not known here, 2 of 2 slots are in use: more may wait, try one host more");
    assertThat(advice(new LaneDemand("batch", 1, 4, 2, OptionalLong.empty(), 0, 0)).words())
        .endsWith("2 of 4 slots are in use: 3 would do");
  }

  @Test
  void nothingIsAdvisedWithoutANotionOfSpeed() {
    LaneAdvice stuck = advice(new LaneDemand("batch", 1, 2, 0, OptionalLong.of(7), 1, 0));
    assertThat(stuck.slots()).isEmpty();
    assertThat(stuck.words()).contains("7 wait", "none was taken lately");

    assertThat(advice(new LaneDemand("batch", 0, 0, 0, OptionalLong.of(7), 1, 0)).words())
        .isEqualTo("7 wait, and no worker host serves it; start one: nightjar worker");
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> new LaneDemand("batch", 2, 1, 0, OptionalLong.empty(), 0, 0))
        .hasMessageContaining("2 hosts, 1 slots");
    assertThatThrownBy(
            () ->
                LaneAdvice.of(
                    new LaneDemand("batch", 1, 1, 0, OptionalLong.empty(), 0, 0),
                    Duration.ofMillis(999)))
        .hasMessageContaining("shorter than a second");
  }

  @Property
  void moreThatWaitsNeverNeedsLess(
      @ForAll @IntRange(min = 1, max = 100_000) int waiting,
      @ForAll @IntRange(min = 0, max = 100_000) int more,
      @ForAll @IntRange(min = 1, max = 64) int running) {
    int few = slots(waiting, running);
    assertThat(slots(waiting + more, running)).isGreaterThanOrEqualTo(few).isPositive();
  }

  private static int slots(int waiting, int running) {
    return advice(new LaneDemand("x", 4, 64, running, OptionalLong.of(waiting), 1, 2))
        .slots()
        .orElseThrow();
  }

  private static LaneAdvice advice(LaneDemand demand) {
    return LaneAdvice.of(demand, WITHIN);
  }
}
