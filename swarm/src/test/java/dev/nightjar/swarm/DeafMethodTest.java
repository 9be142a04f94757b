package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.swarm.contract.Retry;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.local.LocalOptions;
import dev.nightjar.swarm.message.FaultType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A method that heeds no interrupt ends a call in one process as it does on worker hosts. */
final class DeafMethodTest {
  /** What takes too long, whatever one does. */
  @dev.nightjar.swarm.contract.Swarm(
      name = "deaf",
      timeLimitMillis = 100,
      retry = @Retry(attempts = 2, pauseMillis = 1))
  interface Deaf {
    String hear();
  }

  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger executions = new AtomicInteger();

  private String untilReleased() {
    executions.incrementAndGet();
    boolean isInterrupted = false;
    while (true) {
      try {
        released.await();
        break;
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    return isInterrupted ? "at last" : "in time";
  }

  @Test
  void itsHostIsTakenForLostAsOftenAsItMayBeTried() {
    try (Swarm swarm =
        Swarm.local(
            LocalOptions.defaults().withSlots(2),
            SwarmService.of(Deaf.class, this::untilReleased))) {
      Deaf deaf = swarm.stub(Deaf.class);
      SwarmCall<String> call = swarm.call(() -> deaf.hear());

      assertThatThrownBy(() -> swarm.join(Duration.ofSeconds(30), List.of(call)))
          .isInstanceOfSatisfying(
              CallFailed.class,
              failed -> assertThat(failed.remoteType()).isEqualTo(FaultType.HOST_LOST.name()));
      assertThat(executions).hasValue(2);
      assertThat(call.attempt()).isEqualTo(2);
    } finally {
      released.countDown();
    }
  }
}
