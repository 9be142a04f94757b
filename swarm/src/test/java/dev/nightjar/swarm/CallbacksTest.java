package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.local.LocalOptions;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done with the ends of calls takes as long as it will, and no other call waits for it. */
final class CallbacksTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** More than the swarm has threads of its own for ends. */
  private static final int MANY = 10;

  private final String key = "callbacks-" + System.nanoTime();
  private final Queue<String> recording = new ConcurrentLinkedQueue<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final Swarm swarm =
      Swarm.local(
          LocalOptions.defaults().withSlots(1),
          SwarmOptions.defaults().withLog(call -> recording.add(Thread.currentThread().getName())),
          SwarmService.of(Errands.class, new Runner(this::swarm)));
  private final Swarm impatient =
      swarm.with(CallOptions.defaults().withLimit(Duration.ofMillis(100)));
  private final Errands errands = swarm.stub(Errands.class);

  private Swarm swarm() {
    return swarm;
  }

  /** So that what is called has no end but its limit's. */
  @BeforeEach
  void holdTheSlot() {
    SwarmCall<String> held = swarm.call(errands::hold, key);
    await().atMost(LIMIT).until(() -> Runner.holding(key) == 1);
    assertThat(held.isComplete()).isFalse();
  }

  @AfterEach
  void letGo() {
    released.countDown();
    Runner.letGo(key);
    swarm.close();
  }

  @Test
  void whatBlocksThereKeepsNoLimitFromPassing() throws InterruptedException {
    CountDownLatch blocking = new CountDownLatch(MANY);
    for (int i = 0; i < MANY; i++) {
      CompletableFuture<Void> unused =
          impatient
              .run(errands::note, "late")
              .future()
              .whenComplete(
                  (value, failure) -> {
                    blocking.countDown();
                    untilReleased();
                  });
    }
    boolean areBlocking = blocking.await(LIMIT.toSeconds(), TimeUnit.SECONDS);

    SwarmCall<Void> last = impatient.run(errands::note, "last");
    assertThatThrownBy(() -> swarm.join(LIMIT, List.of(last))).isInstanceOf(CallTimedOut.class);
    assertThat(areBlocking).isTrue();
  }

  private void untilReleased() {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aStubThatIsCalledThereHasItsLimit() {
    Errands stub = impatient.stub(Errands.class);
    CompletableFuture<Integer> later =
        impatient
            .run(errands::note, "late")
            .future()
            .handle((value, failure) -> stub.length("later"));

    assertThat(later)
        .failsWithin(LIMIT)
        .withThrowableThat()
        .withCauseInstanceOf(CallTimedOut.class);
  }

  /** Where arguments are written, which may take long. */
  @Test
  void theClockOfAllLimitsWritesNoRecords() {
    SwarmCall<Void> late = impatient.run(errands::note, "late");
    assertThatThrownBy(() -> swarm.join(LIMIT, List.of(late))).isInstanceOf(CallTimedOut.class);

    assertThat(recording).singleElement().asString().startsWith("nightjar-swarm-late");
  }
}
