package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.PriceEngine.OutOfStock;
import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.swarm.inside.WorkflowSwarm;
import dev.nightjar.swarm.log.CallRecord;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Promise;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/** Calls from inside a workflow, which replay as they went. */
public final class WorkflowSwarmTest {
  /** A workflow that calls. */
  @WorkflowInterface
  public interface Shopping {
    @WorkflowMethod
    List<String> shop(int products);
  }

  /** Its code. */
  public static final class ShoppingCode implements Shopping {
    private final WorkflowSwarm swarm = new WorkflowSwarm();
    private final PriceEngine prices = swarm.stub(PriceEngine.class);

    @Override
    public List<String> shop(int products) {
      List<Promise<String>> promises = new ArrayList<>();
      for (int product = 0; product < products; product++) {
        Visit visit = new Visit("p" + product, 1);
        promises.add(swarm.call(() -> prices.price(visit)).thenApply(offer -> offer.product()));
      }
      List<String> found = new ArrayList<>();
      promises.forEach(promise -> found.add(promise.get()));
      found.add(failure("none"));
      found.add(failure(""));
      found.add(urgent());
      return found;
    }

    /** With a priority and with a limit that passes. */
    private String urgent() {
      PriceEngine urgent =
          swarm
              .with(CallOptions.defaults().withPriority(1).withLimit(Duration.ofMillis(200)))
              .stub(PriceEngine.class);
      try {
        return "answered " + urgent.slow(10_000);
      } catch (CallTimedOut e) {
        return "timed out";
      }
    }

    private String failure(String product) {
      try {
        return prices.price(new Visit(product, 1)).product();
      } catch (OutOfStock e) {
        return "out of stock: " + e.getMessage();
      } catch (CallFailed e) {
        return "failed: " + e.remoteMessage();
      }
    }
  }

  private final Queue<CallRecord> executed = new ConcurrentLinkedQueue<>();

  @Test
  void aWorkflowCallsAsAProgramDoes() throws Exception {
    TestEnvironmentOptions options =
        TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build();
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
      environment.newWorker("shopping").registerWorkflowImplementationTypes(ShoppingCode.class);
      SwarmWorkers.of(
              "host",
              Offers.of(List.of(SwarmService.of(PriceEngine.class, new Prices("host")))),
              new TreeMap<>(Map.of("realtime", 4)))
          .withLog(executed::add)
          .register(environment.getWorkerFactory());
      environment.start();
      Shopping shopping =
          environment
              .getWorkflowClient()
              .newWorkflowStub(
                  Shopping.class,
                  WorkflowOptions.newBuilder()
                      .setTaskQueue("shopping")
                      .setWorkflowId("shopping")
                      .build());

      assertThat(shopping.shop(3))
          .containsExactly(
              "p0",
              "p1",
              "p2",
              "out of stock: no more of none",
              "failed: product is empty",
              "timed out");
      await().atMost(Duration.ofSeconds(30)).until(() -> executed.size() >= 6);
      assertThat(executed)
          .extracting(CallRecord::id)
          .doesNotHaveDuplicates()
          .allMatch(id -> id.startsWith("shopping/"));

      WorkflowExecutionHistory history =
          environment
              .getWorkflowClient()
              .fetchHistory(WorkflowStub.fromTyped(shopping).getExecution().getWorkflowId());
      assertThat(scheduled(history, "prices.slow"))
          .singleElement()
          .satisfies(slow -> assertThat(slow.getPriority().getPriorityKey()).isEqualTo(1));
      WorkflowReplayer.replayWorkflowExecution(history, ShoppingCode.class);
    }
  }

  @Test
  void aCallInAWorkflowHasNoIdOfItsOwn() {
    assertThatThrownBy(() -> new WorkflowSwarm().with(CallOptions.defaults().withId("price-17")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("price-17");
  }

  private static List<ActivityTaskScheduledEventAttributes> scheduled(
      WorkflowExecutionHistory history, String type) {
    return history.getEvents().stream()
        .filter(event -> event.hasActivityTaskScheduledEventAttributes())
        .map(event -> event.getActivityTaskScheduledEventAttributes())
        .filter(scheduled -> scheduled.getActivityType().getName().equals(type))
        .toList();
  }
}
