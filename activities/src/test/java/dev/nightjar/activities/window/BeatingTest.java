package dev.nightjar.activities.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class BeatingTest {
  @Test
  void theCallingThreadBeatsUntilTheTaskHasEnded() throws IOException {
    CountDownLatch beats = new CountDownLatch(3);
    Thread caller = Thread.currentThread();
    Beating.run(
        () -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          beats.countDown();
        },
        () -> await(beats));

    assertThat(beats.getCount()).isZero();
  }

  @Test
  void whatTheTaskThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                Beating.run(
                    Heartbeat.NONE,
                    () -> {
                      throw new IOException("the store is away");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("the store is away");
  }

  @Test
  void aTaskThatNobodyWaitsForAnyMoreIsInterruptedAndHasEnded() {
    AtomicBoolean ended = new AtomicBoolean();
    assertThatThrownBy(
            () ->
                Beating.run(
                    () -> {
                      throw new CancellationException("the run is cancelled");
                    },
                    () -> {
                      try {
                        await(new CountDownLatch(1));
                      } finally {
                        ended.set(true);
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(ended).isTrue();
  }

  private static void await(CountDownLatch latch) throws InterruptedIOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }
}
