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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Temporal, in-process and in real time unless told otherwise, and worker hosts in this process.
 */
final class TemporalHosts implements AutoCloseable {
  /** Temporal's in-process service. */
  static final TestEnvironmentOptions IN_PROCESS =
      TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build();

  private final TestWorkflowEnvironment environment;
  private final List<WorkerFactory> factories = new ArrayList<>();

  /** Slots of each for errands, and what these call by. */
  record Batch(int slots, Supplier<Swarm> swarm) {}

  TemporalHosts(List<Prices> prices, int slots) {
    this(IN_PROCESS, prices, slots, Optional.empty());
  }

  /**
   * Starts them: {@code host-1} with a fixed supply of slots, the others with one by resources.
   *
   * @param prices what each offers
   * @param slots of each in lane {@code realtime}
   * @param batch errands beside; empty for none
   */
  TemporalHosts(
      TestEnvironmentOptions temporal, List<Prices> prices, int slots, Optional<Batch> batch) {
    environment = TestWorkflowEnvironment.newInstance(temporal);
    for (int i = 0; i < prices.size(); i++) {
      WorkerFactory factory = WorkerFactory.newInstance(environment.getWorkflowClient());
      List<SwarmService> services =
          new ArrayList<>(List.of(SwarmService.of(PriceEngine.class, prices.get(i))));
      SortedMap<String, Integer> lanes = new TreeMap<>(Map.of("realtime", slots));
      batch.ifPresent(
          of -> {
            services.add(SwarmService.of(Errands.class, new Runner(of.swarm())));
            lanes.put("batch", of.slots());
          });
      SwarmWorkers.of("host-" + (i + 1), Offers.of(services), lanes)
          .withSupply(i == 0 ? SlotSupply.FIXED : SlotSupply.RESOURCE)
          .register(factory, options -> options.setDefaultDeadlockDetectionTimeout(8_000));
      factory.start();
      factories.add(factory);
    }
  }

  /** One worker host with the default supply of slots, which is its caller's to end. */
  static WorkerFactory started(
      WorkflowClient client, String name, Map<String, Integer> lanes, SwarmService service) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    SwarmWorkers.of(name, Offers.of(List.of(service)), new TreeMap<>(lanes)).register(factory);
    factory.start();
    return factory;
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
