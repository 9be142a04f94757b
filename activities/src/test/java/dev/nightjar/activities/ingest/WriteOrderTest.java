package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteOrderTest {
  private final WriteOrder order = new WriteOrder();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  private static Set<ByteBuffer> rows(String... rows) {
    return Arrays.stream(rows)
        .map(row -> ByteBuffer.wrap(row.getBytes(StandardCharsets.UTF_8)))
        .collect(Collectors.toSet());
  }

  private CompletableFuture<Boolean> entering(long number, String... rows) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return order.enter(number, rows(rows));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        threads);
  }

  @Test
  void batchesWithoutACommonRowAreWrittenSideBySide() {
    assertThat(entering(0, "a").join()).isTrue();
    assertThat(entering(1, "b").join()).isTrue();
  }

  @Test
  void aBatchWaitsForTheEarlierOneWithTheSameRow() {
    entering(0, "a", "b").join();
    CompletableFuture<Boolean> second = entering(1, "b", "c");
    CompletableFuture<Boolean> third = entering(2, "d");
    awaitWaiting(2);
    assertThat(second).isNotDone();
    assertThat(third).isNotDone();

    order.leave(0);

    assertThat(second.join()).isTrue();
    assertThat(third.join()).isTrue();
  }

  @Test
  void aBatchThatIsReadySoonerStillWaitsForItsTurn() {
    CompletableFuture<Boolean> second = entering(1, "a");
    awaitWaiting(1);
    assertThat(second).isNotDone();

    assertThat(entering(0, "b").join()).isTrue();
    assertThat(second.join()).isTrue();
  }

  @Test
  void stoppingLetsNobodyIn() {
    CompletableFuture<Boolean> waiting = entering(1, "a");
    awaitWaiting(1);

    order.stop();

    assertThat(waiting.join()).isFalse();
    assertThat(entering(0, "a").join()).isFalse();
  }

  private void awaitWaiting(int expected) {
    await()
        .until(
            () ->
                Thread.getAllStackTraces().entrySet().stream()
                        .filter(thread -> thread.getKey().getState() == Thread.State.WAITING)
                        .filter(
                            thread ->
                                Arrays.stream(thread.getValue())
                                    .anyMatch(
                                        frame ->
                                            frame
                                                .getClassName()
                                                .equals(WriteOrder.class.getName())))
                        .count()
                    == expected);
  }
}
