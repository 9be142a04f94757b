package dev.nightjar.worker.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  @Test
  void whatHangsIsInterruptedAndLeftBehind() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () -> TimeLimit.within(Duration.ofMillis(50), "hangs", () -> hang(interrupted)))
        .isInstanceOf(TimeoutException.class);
    interrupted.await();
  }

  private static boolean hang(CountDownLatch interrupted) throws InterruptedException {
    try {
      new CountDownLatch(1).await();
      return true;
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  @Test
  void theResultOrTheFailureIsTheCallsOwn() throws Exception {
    assertThat(TimeLimit.within(Duration.ofMinutes(1), "quick", () -> "done")).isEqualTo("done");
    assertThatThrownBy(
            () ->
                TimeLimit.within(
                    Duration.ofMinutes(1),
                    "fails",
                    () -> {
                      throw new IOException("no such host");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("no such host");
  }
}
