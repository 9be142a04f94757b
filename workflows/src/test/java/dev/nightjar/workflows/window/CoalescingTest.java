package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.workflows.window.SlotModel.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How long turns are held, on slots that a model works with. */
class CoalescingTest {
  /** What the model shows is statistical, so each build takes the same batches. */
  private static final String SEED = "42";

  private static final int WINDOW = 100;

  private static Outcome coalesced(int slots, List<Double> steps) {
    return coalesced(slots, slots, steps);
  }

  private static Outcome coalesced(int slots, int statedSlots, List<Double> steps) {
    return new SlotModel(slots, WINDOW, steps).run(new Coalescing(steps.size(), statedSlots)::hold);
  }

  private static Outcome uncoalesced(int slots, List<Double> steps) {
    return new SlotModel(slots, WINDOW, steps).run(turn -> Duration.ZERO);
  }

  private static List<Double> steps(int number, double meanMillis) {
    return SlotModel.steps(number, meanMillis, 0.3, new Random(42));
  }

  private static double events(Outcome outcome, int steps) {
    return 3 + 3.0 * outcome.turns() / steps;
  }

  @Property(tries = 300, seed = SEED)
  void noBatchTakesNoticeablyLonger(
      @ForAll @IntRange(min = 1, max = 500) int number,
      @ForAll @IntRange(min = 1, max = 16) int slots,
      @ForAll @DoubleRange(min = 5, max = 5000) double meanMillis,
      @ForAll @DoubleRange(max = 0.4) double deviation,
      @ForAll long seed) {
    List<Double> steps = SlotModel.steps(number, meanMillis, deviation, new Random(seed));
    Outcome coalesced = coalesced(slots, steps);
    Outcome uncoalesced = uncoalesced(slots, steps);

    assertThat(coalesced.millis()).isLessThanOrEqualTo(uncoalesced.millis() * 1.05 + 80);
    assertThat(coalesced.turns()).isLessThanOrEqualTo(uncoalesced.turns() + number / 20 + 2);
    assertThat(coalesced.longestHold()).isLessThanOrEqualTo(Coalescing.LONGEST);
  }

  @Property(tries = 200, seed = SEED)
  void slotsThatAreTooManyForTheWindowLoseLittle(
      @ForAll @IntRange(min = 128, max = 500) int number,
      @ForAll @IntRange(min = 17, max = 64) int slots,
      @ForAll @DoubleRange(min = 5, max = 5000) double meanMillis,
      @ForAll @DoubleRange(max = 0.4) double deviation,
      @ForAll long seed) {
    List<Double> steps = SlotModel.steps(number, meanMillis, deviation, new Random(seed));

    assertThat(coalesced(slots, steps).millis())
        .isLessThanOrEqualTo(
            uncoalesced(slots, steps).millis() * 1.25 + Coalescing.LONGEST.toMillis());
  }

  @Property(tries = 200)
  void aSmallBatchIsNeverHeldUp(
      @ForAll @IntRange(min = 1, max = Coalescing.FEWEST_STEPS - 1) int number,
      @ForAll @IntRange(min = 1, max = 64) int slots,
      @ForAll @DoubleRange(min = 1, max = 5000) double meanMillis) {
    assertThat(coalesced(slots, steps(number, meanMillis)).longestHold()).isZero();
  }

  /** A pace is only known from what has ended, so that a batch in a hundred may take in more. */
  @Test
  void batchesWithATurnThatTakesInMoreThanTheServerKeepsForItAreRare() {
    Random random = new Random(7);
    int beyond = 0;
    for (int i = 0; i < 1000; i++) {
      int number = 128 + random.nextInt(373);
      double meanMillis = 10 + 990 * random.nextDouble();
      List<Double> steps = SlotModel.steps(number, meanMillis, 0.4 * random.nextDouble(), random);
      int most = coalesced(1 + random.nextInt(4), steps).mostTogether();

      assertThat(most).isLessThanOrEqualTo(2 * Coalescing.LIMIT);
      beyond += most > Coalescing.LIMIT ? 1 : 0;
    }
    assertThat(beyond).isLessThanOrEqualTo(10);
  }

  @Test
  void twoHundredQuickStepsOnTwoSlotsTakeFewTurns() {
    assertThat(events(coalesced(2, steps(200, 10)), 200)).isLessThan(3.2);
    assertThat(events(uncoalesced(2, steps(200, 10)), 200)).isGreaterThan(4);
  }

  /** Six batches of 10 ms a step take turns on two slots: in each, a step ends every 30 ms. */
  @Test
  void aBatchThatSharesTheSlotsWithOthersTakesInAsManyTogether() {
    assertThat(events(coalesced(2, steps(500, 60)), 500)).isLessThan(3.15);
  }

  /** A worker host that has just started loads classes and opens connections. */
  @Test
  void firstStepsThatTakeLongDoNotLetEachEndHaveItsTurn() {
    List<Double> steps = new ArrayList<>(steps(500, 40));
    steps.set(0, 1500.0);
    steps.set(1, 1500.0);

    assertThat(events(coalesced(2, steps), 500)).isLessThan(3.25);
  }

  @Test
  void moreSlotsThanAreStatedLoseLittle() {
    List<Double> steps = steps(500, 200);

    assertThat(coalesced(64, 4, steps).millis())
        .isLessThan(uncoalesced(64, steps).millis() * 1.25 + Coalescing.LONGEST.toMillis());
  }

  @Test
  void slotsThatManyStepsAreAtLeaveLessToHold() {
    List<Double> steps = steps(500, 200);

    assertThat(coalesced(32, steps).millis()).isLessThan(uncoalesced(32, steps).millis() * 1.01);
    assertThat(events(coalesced(32, steps), 500)).isBetween(3.1, 3.5);
    assertThat(events(uncoalesced(32, steps), 500)).isGreaterThan(3.8);
  }

  @Test
  void stepsOfSecondsEndAsSoon() {
    List<Double> steps = steps(200, 5000);

    assertThat(coalesced(2, steps).millis()).isLessThan(uncoalesced(2, steps).millis() + 200);
  }

  /** The server may deliver two ends one right after the other. */
  @Test
  void aTurnRightAfterAnotherDoesNotShortenTheNext() {
    Coalescing coalescing = new Coalescing(500, 2);
    Instant at = Instant.EPOCH;
    coalescing.hold(new Turn(at, 0, 100, 100, 400));
    at = at.plusMillis(100);
    coalescing.hold(new Turn(at, 1, 1, 100, 399));
    at = at.plusMillis(100);
    Duration steady = coalescing.hold(new Turn(at, 2, 2, 100, 397));
    at = at.plusMillis(1);
    Duration rightAfter = coalescing.hold(new Turn(at, 1, 1, 100, 396));

    assertThat(steady).isGreaterThan(Duration.ofMillis(100));
    assertThat(rightAfter).isGreaterThan(Duration.ofMillis(10));
  }

  @Test
  void whatWasNotStartedOrHasNotEndedIsNoTurn() {
    assertThatThrownBy(() -> new Turn(Instant.EPOCH, 0, 2, 1, 0))
        .hasMessage("Invalid turn: 0 ended, 2 started, 1 running, 0 waiting");
  }
}
