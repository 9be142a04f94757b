package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.swarm.message.CallStatus;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broadcast to worker hosts one of which is gone before it takes its call, in real time. */
@Timeout(360)
final class LostHostTest {
  @Test
  void aCallThatItsHostDoesNotTakeEnds() {
    TestEnvironmentOptions options =
        TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build();
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
      SwarmWorkers.of(
              "there",
              Offers.of(List.of(SwarmService.of(PriceEngine.class, new Prices("there")))),
              new TreeMap<>(Map.of("realtime", 2)))
          .register(environment.getWorkerFactory());
      environment.start();
      try (Swarm swarm =
          Swarm.of(
              environment.getWorkflowClient(),
              SwarmOptions.defaults().withHosts(lane -> new TreeSet<>(List.of("gone", "there"))))) {
        PriceEngine prices = swarm.stub(PriceEngine.class);
        Broadcast<String> broadcast = swarm.broadcast(() -> prices.where());
        assertThat(broadcast.hosts()).containsExactly("gone", "there");
        SwarmCall<String> answered = broadcast.calls().get(1);
        assertThat(swarm.join(Duration.ofSeconds(30), List.of(answered)))
            .containsExactly("there for nobody");

        Joined<String> joined = swarm.joinAvailable(Duration.ofSeconds(60), broadcast.calls());
        assertThat(joined.unfinished()).isEmpty();
        SwarmCall<String> lost = broadcast.calls().get(0);
        assertThat(lost.status()).isEqualTo(CallStatus.FAILED);
        assertThat(lost.failure().orElseThrow())
            .hasMessageContaining("HOST_LOST: the worker host did not take the call within 30 s");
      }
    }
  }
}
