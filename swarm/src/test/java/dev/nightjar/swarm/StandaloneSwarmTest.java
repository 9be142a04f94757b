package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.PriceEngine.Offer;
import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.message.CallStatus;
import io.temporal.client.ActivityClient;
import io.temporal.client.ActivityClientOptions;
import io.temporal.client.ActivityExecutionMetadata;
import io.temporal.client.WorkflowNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The laws over a real server, where single calls are standalone activities. */
@Tag("local")
@Timeout(360)
final class StandaloneSwarmTest extends TemporalLaws {
  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    RealServer server = new RealServer(folder);
    start(server.options(), server);
  }

  @Test
  void aCallIsAnActivityOfNoWorkflow() {
    SwarmCall<Offer> call = swarm.call(prices::price, new Visit("alone", 1));
    swarm.join(LIMIT, List.of(call));
    assertThatThrownBy(() -> hosts.client().newUntypedWorkflowStub("swarm/" + call.id()).describe())
        .isInstanceOf(WorkflowNotFoundException.class);
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(activities("ActivityId = 'swarm/" + call.id() + "'"))
                    .extracting(ActivityExecutionMetadata::getActivityType)
                    .containsExactly("prices.price"));
  }

  private static List<ActivityExecutionMetadata> activities(String query) {
    return ActivityClient.newInstance(
            hosts.client().getWorkflowServiceStubs(),
            ActivityClientOptions.newBuilder()
                .setNamespace(hosts.client().getOptions().getNamespace())
                .build())
        .listExecutions(query)
        .toList();
  }

  @Test
  void whatIsAWorkflowIsFoundToo() {
    try (Swarm other = Swarm.of(hosts.client(), options().withStandaloneActivities(false))) {
      SwarmCall<Offer> call = other.call(other.stub(PriceEngine.class)::price, new Visit("w", 1));
      other.join(LIMIT, List.of(call));
      SwarmCall<Offer> found = swarm.<Offer>find(PriceEngine.class, call.id()).orElseThrow();
      assertThat(swarm.join(LIMIT, List.of(found))).containsExactly(call.value());
    }
  }

  @Test
  void whatIsCancelledIsSoForOthersToo() {
    SwarmCall<String> call = swarm.call(errands::hold, "cancelled-" + System.nanoTime());
    call.cancel();
    SwarmCall<String> found = swarm.<String>find(Errands.class, call.id()).orElseThrow();
    await().atMost(LIMIT).until(found::isComplete);
    assertThat(found.status()).isEqualTo(CallStatus.CANCELLED);
  }
}
