package dev.nightjar.worker.config;

import dev.nightjar.swarm.host.SlotSupply;
import java.util.List;
import java.util.SortedMap;

/** Settings of the swarm. */
final class SwarmKeys {
  static final Setting<SortedMap<String, Integer>> LANES =
      Setting.of("swarm.lanes", "realtime=8,batch=2", LaneRule.slots());

  static final Setting<SlotSupply> SUPPLY = Setting.of("worker.slots", "fixed", LaneRule.supply());

  /** All of them, in the order in which they are documented. */
  static final List<Setting<?>> ALL = List.of(LANES, SUPPLY);

  private SwarmKeys() {}
}
