package dev.nightjar.swarm;

import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Over Temporal's in-process service. */
final class TemporalLoadLedgerTest extends LoadLedger {
  private final TemporalHosts hosts =
      new TemporalHosts(List.of(new Prices("host-1"), new Prices("host-2")), 2);

  TemporalLoadLedgerTest() {
    super(200);
  }

  @Override
  Swarm open() {
    return Swarm.of(hosts.client());
  }

  @AfterEach
  void stop() {
    hosts.close();
  }
}
