package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.host.SwarmService;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker host whose signs of life do not come through, in real time. */
@Timeout(180)
final class UnheardHostTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /**
   * Of both executions, the second of which begins when the first is taken for lost: by then the
   * first has been unheard for longer than the SDK's patience of 15 s.
   */
  private static final int UNHEARD = 30;

  private final String key = "unheard-" + System.nanoTime();

  @Test
  void itInterruptsNothingThatNobodyHasCancelled() {
    try (TroubledTemporal temporal = TroubledTemporal.askedOnce();
        Swarm swarm = Swarm.of(temporal.environment().getWorkflowClient())) {
      WorkerFactory factory =
          TemporalHosts.started(
              temporal.environment().getWorkflowClient(),
              "host-1",
              Map.of("batch", 4),
              SwarmService.of(Errands.class, new Runner(() -> swarm)));
      temporal.hearNoSignsOfLife();
      SwarmCall<String> call = swarm.call(swarm.stub(Errands.class)::hold, key);
      await().atMost(LIMIT).until(() -> temporal.unheard() >= UNHEARD);

      assertThat(Runner.INTERRUPTED).doesNotContain(key);
      temporal.recover();
      Runner.letGo(key);
      assertThat(swarm.join(LIMIT, List.of(call))).containsExactly(key);
      factory.shutdownNow();
    }
  }
}
