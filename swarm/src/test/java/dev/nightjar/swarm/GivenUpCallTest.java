package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What nobody waits for any more is not begun, though nobody cancels it. */
final class GivenUpCallTest {
  @Test
  void aHostThatComesLateDoesNotBeginIt() {
    try (TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(
                TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
        Swarm swarm = Swarm.of(environment.getWorkflowClient(), SwarmOptions.defaults())) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      SwarmCall<Void> late =
          swarm
              .with(CallOptions.defaults().withLimit(Duration.ofMillis(300)))
              .run(prices::forget, "late");
      assertThatThrownBy(() -> swarm.join(Duration.ofSeconds(20), List.of(late)))
          .isInstanceOf(CallTimedOut.class);

      Prices executed = new Prices("host-1");
      WorkerFactory factory = WorkerFactory.newInstance(environment.getWorkflowClient());
      SwarmWorkers.of(
              "host-1",
              Offers.of(List.of(SwarmService.of(PriceEngine.class, executed))),
              new TreeMap<>(Map.of("realtime", 1)))
          .register(factory);
      factory.start();
      // Came later, so that the first had its turn before it.
      prices.forget("later");
      assertThat(executed.forgotten).containsExactly("later");
      factory.shutdownNow();
    }
  }
}
