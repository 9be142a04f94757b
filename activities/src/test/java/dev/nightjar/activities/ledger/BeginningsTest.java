package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.LedgerUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When beginnings are written. */
class BeginningsTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final ChunkId CHUNK = new ChunkId(TestPlans.newRun(), 0);
  private static final Beginning BEGINNING = new Beginning("host-1", Instant.EPOCH);

  private final Queue<ChunkId> written = new ConcurrentLinkedQueue<>();
  private volatile boolean away;

  private Beginnings beginnings(Duration delay) {
    return new Beginnings(
        delay,
        (chunk, beginning) -> {
          written.add(chunk);
          if (away) {
            throw new LedgerUnavailable("the ledger is away", new IllegalStateException());
          }
        });
  }

  /** What is being written is stored when the test says so. */
  private Beginnings held(CountDownLatch writing, CountDownLatch stored) {
    return new Beginnings(
        Duration.ofMillis(1),
        (chunk, beginning) -> {
          writing.countDown();
          await(stored);
          written.add(chunk);
        });
  }

  private void awaitWritten() {
    Awaitility.await().atMost(LIMIT).until(() -> !written.isEmpty());
  }

  @Test
  void whatIsNotTakenIsWrittenOnce() {
    Beginnings beginnings = beginnings(Duration.ofMillis(20));
    beginnings.add(CHUNK, BEGINNING);
    awaitWritten();

    assertThat(beginnings.take(CHUNK)).isEmpty();
    assertThat(written).containsExactly(CHUNK);
  }

  @Test
  void whatIsTakenIsNotWritten() {
    // One that is being written keeps the next from it for as long as the test needs.
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    Beginnings beginnings = held(writing, stored);
    ChunkId before = new ChunkId(CHUNK.run(), 1);
    ChunkId after = new ChunkId(CHUNK.run(), 2);
    beginnings.add(before, BEGINNING);
    await(writing);
    beginnings.add(CHUNK, BEGINNING);
    assertThat(beginnings.take(CHUNK)).contains(BEGINNING);
    stored.countDown();
    beginnings.add(after, BEGINNING);

    Awaitility.await().atMost(LIMIT).until(() -> written.contains(after));
    assertThat(written).containsExactly(before, after);
  }

  @Test
  void whatIsBeingWrittenIsWaitedFor() throws Exception {
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch stored = new CountDownLatch(1);
    Beginnings beginnings = held(writing, stored);
    beginnings.add(CHUNK, BEGINNING);
    await(writing);

    FutureTask<Optional<Beginning>> end = new FutureTask<>(() -> beginnings.take(CHUNK));
    Thread ending = new Thread(end, "ending");
    ending.start();
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> end.isDone() || ending.getState() == Thread.State.BLOCKED);
    assertThat(end.isDone()).isFalse();
    stored.countDown();

    assertThat(end.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEmpty();
    assertThat(written).containsExactly(CHUNK);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void afterAFailureTheNextFailsBeforeAnyWork() {
    away = true;
    Beginnings beginnings = beginnings(Duration.ofMillis(1));
    beginnings.add(CHUNK, BEGINNING);

    AtomicInteger number = new AtomicInteger(1);
    Awaitility.await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              ChunkId next = new ChunkId(CHUNK.run(), number.getAndIncrement());
              assertThatThrownBy(() -> beginnings.add(next, BEGINNING))
                  .isInstanceOf(LedgerUnavailable.class);
            });
    away = false;
    ChunkId last = new ChunkId(CHUNK.run(), number.get());
    beginnings.add(last, BEGINNING);
    assertThat(written).contains(last);
  }
}
