package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.temporal.TemporalTransport;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator ends in Temporal. */
final class TerminatedCallTest {
  @Test
  void itHasFailedWhetherItIsOfAGroupOrNot() {
    try (TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TemporalHosts.IN_PROCESS);
        Swarm swarm = Swarm.of(environment.getWorkflowClient())) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      SwarmCall<String> call = swarm.call(prices::slow, 1L);
      SwarmGroup<String> group = swarm.callAll(prices::slow, List.of(1L, 2L));
      for (String id : List.of(call.id(), TemporalTransport.pageId(group.id(), 0))) {
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub("swarm/" + id)
            .terminate("by an operator");
      }

      List<SwarmCall<String>> calls = new ArrayList<>(group.calls());
      calls.add(call);
      assertThat(swarm.joinAvailable(Duration.ofMinutes(1), calls).finished())
          .hasSize(3)
          .allSatisfy(
              ended ->
                  assertThat(ended.failure().orElseThrow())
                      .hasMessageContaining("it was terminated in Temporal")
                      .isInstanceOfSatisfying(
                          CallFailed.class,
                          failed ->
                              assertThat(failed.remoteType()).isEqualTo(FaultType.ENDED.name())));
    }
  }
}
