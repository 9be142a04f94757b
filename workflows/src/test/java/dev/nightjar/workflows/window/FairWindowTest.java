package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.workflows.control.Pace;
import dev.nightjar.workflows.message.Company;
import dev.nightjar.workflows.message.Flow;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Which batch starts next. A batch is its number of chunks; more than ten are large. */
class FairWindowTest {
  private static final FairShare SHARE = new FairShare(10);

  private static FairWindow<Integer> window(Pace pace, Integer... batches) {
    FairWindow<Integer> window = new FairWindow<>(pace, () -> Company.ALONE, SHARE::isLarge);
    Stream.of(batches).forEach(window::add);
    return window;
  }

  private static List<Integer> started(FairWindow<Integer> window) {
    List<Integer> started = new ArrayList<>();
    while (window.mayStart()) {
      started.add(window.start());
    }
    return started;
  }

  @Test
  void oneLargeBatchRunsBesideTheOthers() {
    assertThat(started(window(new Pace(4), 90, 80, 70, 9, 8, 7, 6))).containsExactly(90, 9, 8, 7);
  }

  @Test
  void theNextLargeOneStartsWhenTheFirstHasEnded() {
    FairWindow<Integer> window = window(new Pace(2), 90, 80, 9, 8);
    started(window);
    window.end(90);

    assertThat(started(window)).containsExactly(80);
  }

  @Test
  void whenTheOthersHaveEndedLargeOnesFillTheWindow() {
    FairWindow<Integer> window = window(new Pace(3), 90, 80, 70, 60, 9);
    assertThat(started(window)).containsExactly(90, 9);
    window.end(9);

    assertThat(started(window)).containsExactly(80, 70);
  }

  @Test
  void inAWindowOfOneLargeOnesComeLast() {
    FairWindow<Integer> window = window(new Pace(1), 90, 9);

    assertThat(started(window)).containsExactly(9);
    window.end(9);
    assertThat(started(window)).containsExactly(90);
  }

  @Test
  void inCompanyOneLargeBatchRunsEvenInAWindowOfOne() {
    FairWindow<Integer> window =
        new FairWindow<>(new Pace(4), () -> Company.IN_COMPANY, SHARE::isLarge);
    Stream.of(90, 80, 70).forEach(window::add);

    assertThat(started(window)).containsExactly(90);
    window.end(90);
    assertThat(started(window)).containsExactly(80);
  }

  @Test
  void aPausedWindowStartsNothing() {
    Pace pace = new Pace(3);
    pace.set(Flow.PAUSED);

    assertThat(window(pace, 90, 9).mayStart()).isFalse();
  }

  @Test
  void withoutAShareBatchesStartInTheOrderOfThePlan() {
    FairWindow<Integer> window =
        new FairWindow<>(new Pace(9), () -> Company.ALONE, FairShare.NONE::isLarge);
    Stream.of(90, 9, 80, 8).forEach(window::add);

    assertThat(started(window)).containsExactly(90, 9, 80, 8);
  }

  @Test
  void wrongUseIsRefused() {
    FairWindow<Integer> window = window(new Pace(1), 9);
    window.start();

    assertThatThrownBy(window::start)
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Cannot start: 0 large and 1 other batches run, 0 and 0 wait");
    assertThatThrownBy(() -> window.end(90)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> new FairShare(0)).hasMessage("Invalid slots: 0 is below 1");
  }

  @Property(tries = 300)
  void everyBatchStartsOnceAndLargeOnesLeaveRoom(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 20) Integer> batches,
      @ForAll @IntRange(min = 1, max = 8) int width,
      @ForAll long seed) {
    Random random = new Random(seed);
    FairWindow<Integer> window = window(new Pace(width), batches.toArray(Integer[]::new));
    List<Integer> running = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    while (!window.isDone()) {
      running.addAll(started(window));
      assertThat(running).isNotEmpty().hasSizeLessThanOrEqualTo(width);
      assertThat(window.unended()).isEqualTo(batches.size() - ended.size());
      boolean isOtherLeft = count(batches, false) > count(ended, false);
      if (isOtherLeft) {
        assertThat(count(running, true)).isLessThanOrEqualTo(Math.min(1, width - 1));
      }
      Integer batch = running.remove(random.nextInt(running.size()));
      window.end(batch);
      ended.add(batch);
    }
    assertThat(ended).containsExactlyInAnyOrderElementsOf(batches);
  }

  private static long count(List<Integer> batches, boolean large) {
    return batches.stream().filter(batch -> SHARE.isLarge(batch) == large).count();
  }
}
