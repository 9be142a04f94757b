package dev.nightjar.swarm;

import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Temporal's in-process service, in real time, and worker hosts in this process. */
final class TemporalHosts implements AutoCloseable {
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
  private final List<WorkerFactory> factories = new ArrayList<>();

  /**
   * Starts them: {@code host-1} with a fixed supply of slots, the others with one by resources.
   *
   * @param prices what each offers
   * @param slots of each in lane {@code realtime}
   */
  TemporalHosts(List<Prices> prices, int slots) {
    for (int i = 0; i < prices.size(); i++) {
      WorkerFactory factory = WorkerFactory.newInstance(environment.getWorkflowClient());
      SwarmWorkers.of(
              "host-" + (i + 1),
              Offers.of(List.of(SwarmService.of(PriceEngine.class, prices.get(i)))),
              new TreeMap<>(Map.of("realtime", slots)))
          .withSupply(i == 0 ? SlotSupply.FIXED : SlotSupply.RESOURCE)
          .register(factory);
      factory.start();
      factories.add(factory);
    }
  }

  WorkflowClient client() {
    return environment.getWorkflowClient();
  }

  @Override
  public void close() {
    factories.forEach(WorkerFactory::shutdownNow);
    environment.close();
  }
}
