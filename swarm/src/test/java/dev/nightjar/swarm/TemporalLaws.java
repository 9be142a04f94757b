package dev.nightjar.swarm;

import dev.nightjar.swarm.TemporalHosts.Batch;
import io.temporal.testing.TestEnvironmentOptions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;

/** The laws over a Temporal, with a worker host of each supply of slots. */
@SuppressWarnings("NullAway.Init") // Subclasses start it before all.
abstract class TemporalLaws extends SwarmLaws {
  private static final List<Prices> PRICES = List.of(new Prices("host-1"), new Prices("host-2"));
  static TemporalHosts hosts;
  static Swarm swarm;
  private static AutoCloseable server;

  /** On a server that is closed last. */
  static void start(TestEnvironmentOptions temporal, AutoCloseable closedLast) {
    server = closedLast;
    hosts = new TemporalHosts(temporal, PRICES, 4, Optional.of(new Batch(2, () -> swarm)));
    swarm = Swarm.of(hosts.client(), options());
  }

  static SwarmOptions options() {
    return SwarmOptions.defaults().withHosts(lane -> new TreeSet<>(List.of("host-1", "host-2")));
  }

  @AfterAll
  static void stop() throws Exception {
    swarm.close();
    hosts.close();
    server.close();
  }

  @Override
  Swarm swarm() {
    return swarm;
  }

  @Override
  List<Prices> implementations() {
    return PRICES;
  }

  @Override
  int batchSlots() {
    return 4;
  }

  @Override
  int leastBatchSlots() {
    return 3;
  }
}
