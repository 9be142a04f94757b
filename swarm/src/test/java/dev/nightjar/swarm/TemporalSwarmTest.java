package dev.nightjar.swarm;

import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The laws over Temporal's in-process service, in real time, with a worker host of each supply of
 * slots.
 */
final class TemporalSwarmTest extends SwarmLaws {
  private static final List<Prices> PRICES = List.of(new Prices("host-1"), new Prices("host-2"));
  private static final List<WorkerFactory> FACTORIES = new ArrayList<>();
  private static TestWorkflowEnvironment environment;
  private static Swarm swarm;

  @BeforeAll
  static void start() {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());
    for (int i = 0; i < PRICES.size(); i++) {
      WorkerFactory factory = WorkerFactory.newInstance(environment.getWorkflowClient());
      SwarmWorkers.of(
              "host-" + (i + 1),
              Offers.of(List.of(SwarmService.of(PriceEngine.class, PRICES.get(i)))),
              new TreeMap<>(Map.of("realtime", 4)))
          .withSupply(i == 0 ? SlotSupply.FIXED : SlotSupply.RESOURCE)
          .register(factory);
      factory.start();
      FACTORIES.add(factory);
    }
    swarm =
        Swarm.of(
            environment.getWorkflowClient(),
            SwarmOptions.defaults().withHosts(lane -> new TreeSet<>(List.of("host-1", "host-2"))));
  }

  @AfterAll
  static void stop() {
    swarm.close();
    FACTORIES.forEach(WorkerFactory::shutdownNow);
    environment.close();
  }

  @Override
  Swarm swarm() {
    return swarm;
  }

  @Override
  List<Prices> implementations() {
    return PRICES;
  }
}
