package dev.nightjar.workflows.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What may start next. */
class WindowTest {
  private static Window<Integer> window(int width, int items) {
    Window<Integer> window = new Window<>(width);
    IntStream.range(0, items).forEach(window::add);
    return window;
  }

  @Property(tries = 200)
  void everythingStartsOnceInOrderAndNeverMoreThanTheWidthAtOnce(
      @ForAll @IntRange(min = 1, max = 12) int width,
      @ForAll @IntRange(max = 60) int items,
      @ForAll long seed) {
    Random random = new Random(seed);
    Window<Integer> window = window(width, items);
    List<Integer> started = new ArrayList<>();
    int running = 0;
    while (!window.isDone()) {
      boolean mayStart = window.mayStart();
      assertThat(mayStart).isEqualTo(running < width && started.size() < items);
      if (mayStart && (running == 0 || random.nextBoolean())) {
        started.add(window.start());
        running++;
      } else {
        window.end(started.get(started.size() - running));
        running--;
      }
    }
    assertThat(started).containsExactlyElementsOf(IntStream.range(0, items).boxed().toList());
    assertThat(running).isZero();
  }

  @Test
  void workThatComesLaterStartsLast() {
    Window<Integer> window = window(1, 2);
    window.start();
    window.add(7);
    window.end(0);

    assertThat(window.start()).isEqualTo(1);
    window.end(1);
    assertThat(window.start()).isEqualTo(7);
  }

  @Test
  void workPutFirstStartsBeforeAllThatWaits() {
    Window<Integer> window = window(1, 2);
    window.start();
    window.addFirst(7);
    window.end(0);

    assertThat(window.start()).isEqualTo(7);
  }

  @Test
  void aWindowWithoutWorkIsDone() {
    assertThat(window(3, 0).isDone()).isTrue();
    assertThat(window(3, 1).isDone()).isFalse();
  }

  @Test
  void whatRunsKeepsAWindowFromBeingDone() {
    Window<Integer> window = window(3, 1);
    window.start();

    assertThat(window.isDone()).isFalse();
    window.end(0);
    assertThat(window.isDone()).isTrue();
  }

  @Test
  void wrongUseIsRefused() {
    assertThatThrownBy(() -> new Window<Integer>(0))
        .hasMessage("Invalid window: width 0 is below 1");
    assertThatThrownBy(() -> window(1, 0).start()).isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> window(1, 1).end(0)).isInstanceOf(IllegalStateException.class);
  }
}
