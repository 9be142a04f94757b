package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.workflows.control.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which group of batches starts next. */
class GroupWindowTest {
  private final Pace pace = new Pace(8);

  private static GroupWindow<Integer> window(Pace pace, int groups) {
    GroupWindow<Integer> window = new GroupWindow<>(pace);
    IntStream.range(0, groups).forEach(window::add);
    return window;
  }

  @Test
  void groupsStartFromBothEnds() {
    GroupWindow<Integer> window = window(pace, 5);

    assertThat(List.of(window.start(), window.start())).containsExactly(0, 4);
    assertThat(window.mayStart()).isFalse();
    window.end(4);
    assertThat(window.start()).isEqualTo(3);
    window.end(0);
    assertThat(window.start()).isEqualTo(1);
  }

  @Test
  void inAWindowOfOneTheSmallestComeFirst() {
    GroupWindow<Integer> window = window(new Pace(1), 2);

    assertThat(window.start()).isEqualTo(1);
    assertThat(window.mayStart()).isFalse();
    assertThat(window.width()).isEqualTo(1);
  }

  @Test
  void theLastGroupHasTheWindowToItself() {
    GroupWindow<Integer> window = window(pace, 2);
    window.start();
    window.start();
    assertThat(window.width()).isEqualTo(4);
    window.end(1);

    assertThat(window.width()).isEqualTo(8);
    assertThat(window.isShared()).isFalse();
  }

  @Test
  void wrongUseIsRefused() {
    assertThatThrownBy(() -> window(pace, 0).start())
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("Cannot start: 0 groups run, 0 wait");
    assertThatThrownBy(() -> window(pace, 1).end(0)).isInstanceOf(IllegalStateException.class);
  }

  @Property(tries = 200)
  void everyGroupRunsOnceAndTogetherTheyKeepTheWindow(
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(max = 30) int groups,
      @ForAll long seed) {
    Random random = new Random(seed);
    GroupWindow<Integer> window = window(new Pace(width), groups);
    List<Integer> running = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    while (!window.isDone()) {
      while (window.mayStart()) {
        running.add(window.start());
      }
      assertThat(running).isNotEmpty();
      assertThat(running.size() * window.width()).isLessThanOrEqualTo(width);
      Integer group = running.remove(random.nextInt(running.size()));
      window.end(group);
      ended.add(group);
    }
    assertThat(ended)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, groups).boxed().toList());
  }
}
