package dev.nightjar.worker.config;

import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.worker.calls.KeptArguments;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Settings of the swarm. */
final class SwarmKeys {
  static final Setting<SortedMap<String, Integer>> LANES =
      Setting.of("swarm.lanes", "realtime=8,batch=2", LaneRule.slots());

  static final Setting<SlotSupply> SUPPLY = Setting.of("worker.slots", "fixed", LaneRule.supply());

  static final Setting<Duration> CALL_LOG_RETENTION =
      Setting.of(
          "swarm.callLog.retention", "7d", Rule.duration(Duration.ZERO, Duration.ofDays(3650)));
  static final Setting<KeptArguments> CALL_LOG_ARGUMENTS =
      Setting.of(
          "swarm.callLog.arguments",
          "off",
          new Rule<>(
              "off, hashed or full",
              text ->
                  switch (text) {
                    case "off" -> KeptArguments.OFF;
                    case "hashed" -> KeptArguments.HASHED;
                    case "full" -> KeptArguments.FULL;
                    default -> throw new IllegalArgumentException("Invalid value: " + text);
                  }));

  /** All of them, in the order in which they are documented. */
  static final List<Setting<?>> ALL = List.of(LANES, SUPPLY, CALL_LOG_RETENTION, CALL_LOG_ARGUMENTS);

  private SwarmKeys() {}
}
