package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.host.SwarmService;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody waits for any more is not begun, though nobody cancels it. */
final class GivenUpCallTest {
  @Test
  void whoFindsItSeesThatItsCallersLimitPassed() {
    try (TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TemporalHosts.IN_PROCESS);
        Swarm swarm = Swarm.of(environment.getWorkflowClient())) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      CallOptions limited = CallOptions.defaults().withLimit(Duration.ofSeconds(2));
      String id = swarm.with(limited).send(prices::forget, "nobody executes it");

      SwarmCall<Void> found = swarm.<Void>find(PriceEngine.class, id).orElseThrow();
      await().atMost(Duration.ofMinutes(1)).until(found::isComplete);

      assertThat(found.failure())
          .get()
          .isInstanceOf(CallTimedOut.class)
          .asString()
          .contains("no answer came within the caller's limit");
    }
  }

  @Test
  void aHostThatComesLateDoesNotBeginIt() {
    try (TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
        Swarm swarm = Swarm.of(environment.getWorkflowClient(), SwarmOptions.defaults())) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      Duration limit = Duration.ofSeconds(3);
      // The first request takes longer than others.
      assertThat(swarm.find(PriceEngine.class, "prices.forget/none")).isEmpty();
      SwarmCall<Void> late =
          swarm.with(CallOptions.defaults().withLimit(limit)).run(prices::forget, "late");
      assertThatThrownBy(() -> swarm.join(Duration.ofMinutes(1), List.of(late)))
          .isInstanceOf(CallTimedOut.class);
      // By Temporal's clock the limit ends a little later.
      Instant started =
          environment
              .getWorkflowClient()
              .newUntypedWorkflowStub("swarm/" + late.id())
              .describe()
              .getStartTime();
      await().until(() -> Instant.now().isAfter(started.plus(limit)));

      Prices executed = new Prices("host-1");
      WorkerFactory factory =
          TemporalHosts.started(
              environment.getWorkflowClient(),
              "host-1",
              Map.of("realtime", 1),
              SwarmService.of(PriceEngine.class, executed));
      // Came later, so that the first had its turn before it.
      prices.forget("later");
      assertThat(executed.forgotten).containsExactly("later");
      factory.shutdownNow();
    }
  }
}
