package dev.nightjar.activities.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.stage.StageMeter.Use;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class StageQueueTest {
  private final StageMeter first = new StageMeter(ChunkStage.SCAN);
  private final StageMeter second = new StageMeter(ChunkStage.DECODE);
  private final StageQueue<Integer> queue = new StageQueue<>(2, second);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void batchesComeInOrderAndNeverMoreThanItsBoundWait() throws IOException {
    CompletableFuture<Boolean> putting = async(() -> putAll(100));
    List<Integer> taken = new ArrayList<>();
    StageClock clock = second.clock();
    int most = 0;
    for (Optional<Integer> next = queue.take(clock); next.isPresent(); next = queue.take(clock)) {
      most = Math.max(most, second.queued());
      taken.add(next.get());
    }

    assertThat(taken).hasSize(100).isSorted();
    assertThat(most).isBetween(0, 2);
    assertThat(putting.join()).isTrue();
    assertThat(second.queued()).isZero();
  }

  @Test
  void aFullQueueHoldsTheStageBeforeIt() throws IOException {
    CompletableFuture<Boolean> putting = async(() -> putAll(3));
    waitUntilItWaits();
    assertThat(second.queued()).isEqualTo(2);
    assertThat(putting).isNotDone();

    StageClock clock = second.clock();
    assertThat(queue.take(clock)).contains(0);
    assertThat(putting.join()).isTrue();
    assertThat(first.nanos(Use.HELD)).isPositive();
  }

  @Test
  void anEmptyQueueStarvesTheStageBehindIt() {
    CompletableFuture<Boolean> taking =
        async(() -> queue.take(second.clock()).equals(Optional.of(7)));
    waitUntilItWaits();
    CompletableFuture<Boolean> putting = async(() -> queue.put(7, first.clock()));

    assertThat(taking.join()).isTrue();
    assertThat(putting.join()).isTrue();
    assertThat(second.nanos(Use.STARVED)).isPositive();
  }

  @Test
  void aFailureComesBehindWhatWasThereBefore() throws IOException {
    queue.put(1, first.clock());
    queue.fail(new IOException("the store is away"));
    StageClock clock = second.clock();

    assertThat(queue.take(clock)).contains(1);
    assertThatThrownBy(() -> queue.take(clock))
        .isInstanceOf(IOException.class)
        .hasMessage("the store is away");
  }

  @Test
  void anErrorStaysWhatItIs() {
    queue.fail(new StackOverflowError());

    assertThatThrownBy(() -> queue.take(second.clock())).isInstanceOf(StackOverflowError.class);
  }

  @Test
  void oneThatNobodyWantsEndsTheStageBeforeIt() {
    CompletableFuture<Boolean> putting = async(() -> putAll(3));
    waitUntilItWaits();
    queue.close();

    assertThat(putting.join()).isFalse();
    assertThat(second.queued()).isZero();
  }

  @Test
  void anInterruptEndsTheWait() {
    CompletableFuture<Boolean> taking = async(() -> queue.take(second.clock()).isPresent());
    waitUntilItWaits();
    threads.shutdownNow();

    assertThatThrownBy(taking::join).hasRootCauseInstanceOf(InterruptedIOException.class);
  }

  private boolean putAll(int batches) throws IOException {
    StageClock clock = first.clock();
    for (int i = 0; i < batches; i++) {
      if (!queue.put(i, clock)) {
        return false;
      }
    }
    queue.end();
    return true;
  }

  /** Until a thread of the test waits in the queue. */
  private void waitUntilItWaits() {
    while (!queue.hasWaiters()) {
      Thread.onSpinWait();
    }
  }

  private interface Step {
    boolean run() throws IOException;
  }

  private CompletableFuture<Boolean> async(Step step) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            done.complete(step.run());
          } catch (IOException | RuntimeException | Error e) {
            done.completeExceptionally(e);
          }
        });
    return done;
  }
}
