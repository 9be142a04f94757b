package dev.nightjar.swarm;

import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.local.LocalOptions;

/** In one process. */
final class LocalLoadLedgerTest extends LoadLedger {
  LocalLoadLedgerTest() {
    super(60);
  }

  @Override
  Swarm open() {
    return Swarm.local(
        LocalOptions.defaults().withHosts(2).withSlots(2),
        SwarmService.of(PriceEngine.class, new Prices("l")));
  }
}
