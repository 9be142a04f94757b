package dev.nightjar.activities.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class OneBehindTest {
  private final OneBehind behind = new OneBehind("writes");

  @Test
  void tasksRunInOrderAndNeverTwoAtOnce() throws IOException {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 200; i++) {
      int number = i;
      behind.begin(
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            done.add(number);
            running.decrementAndGet();
          });
    }
    behind.await();

    assertThat(done).hasSize(200).isSorted();
    assertThat(most).hasValue(1);
  }

  @Test
  void theUserGoesOnWhileATaskIsOnItsWay() throws IOException {
    CountDownLatch prepared = new CountDownLatch(1);
    behind.begin(() -> await(prepared));
    prepared.countDown();
    behind.await();

    assertThat(prepared.getCount()).isZero();
  }

  @Test
  void aFailureIsThrownWhenTheNextIsBegunWhichThenIsNot() throws IOException {
    AtomicBoolean begun = new AtomicBoolean();
    behind.begin(
        () -> {
          throw new IOException("the store is away");
        });

    assertThatThrownBy(() -> behind.begin(() -> begun.set(true)))
        .isInstanceOf(IOException.class)
        .hasMessage("the store is away");
    assertThat(begun).isFalse();
  }

  @Test
  void aFailureOfTheLastIsThrownToWhoWaits() throws IOException {
    behind.begin(
        () -> {
          throw new IllegalStateException("broken");
        });

    assertThatThrownBy(behind::await)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
    behind.await();
  }

  @Test
  void closingStopsWhatIsOnItsWayAndWaitsForItsEnd() throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    CountDownLatch begun = new CountDownLatch(1);
    behind.begin(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            stopped.set(true);
          }
        });
    await(begun);
    behind.close();

    assertThat(stopped).isTrue();
  }

  @Test
  void whoIsInterruptedWhileWaitingStaysSo() throws IOException {
    behind.begin(() -> await(new CountDownLatch(1)));
    Thread.currentThread().interrupt();

    assertThatThrownBy(behind::await).isInstanceOf(InterruptedIOException.class);
    behind.close();
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
