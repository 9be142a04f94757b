package dev.nightjar.swarm;

import dev.nightjar.swarm.TemporalHosts.Batch;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The laws over Temporal's in-process service, in real time, with a worker host of each supply of
 * slots.
 */
final class TemporalSwarmTest extends SwarmLaws {
  private static final List<Prices> PRICES = List.of(new Prices("host-1"), new Prices("host-2"));
  private static TemporalHosts hosts;
  private static Swarm swarm;

  @BeforeAll
  static void start() {
    hosts = new TemporalHosts(PRICES, 4, Optional.of(new Batch(2, () -> swarm)));
    swarm =
        Swarm.of(
            hosts.client(),
            SwarmOptions.defaults().withHosts(lane -> new TreeSet<>(List.of("host-1", "host-2"))));
  }

  @AfterAll
  static void stop() {
    swarm.close();
    hosts.close();
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
}
