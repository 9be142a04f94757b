package dev.nightjar.worker.config;

import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.worker.calls.KeptArguments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Settings of the swarm. */
final class SwarmKeys {
  static final Setting<SortedMap<String, Integer>> LANES =
      Setting.of("swarm.lanes", "realtime=8,batch=2", LaneRule.slots());

  static final Setting<SlotSupply> SUPPLY = Setting.of("worker.slots", "fixed", LaneRule.supply());

  static final Setting<Boolean> STANDALONE =
      Setting.of(
          "swarm.standaloneActivities",
          "on",
          new Rule<>(
              "on or off",
              text ->
                  switch (text) {
                    case "on" -> true;
                    case "off" -> false;
                    default -> throw new IllegalArgumentException("Invalid value: " + text);
                  }));

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

  static final Setting<Optional<HttpAddress>> HTTP_ADDRESS =
      Setting.of("swarm.http.address", "off", Rule.httpAddress());
  static final Setting<SortedSet<String>> HTTP_CONTRACTS =
      Setting.of("swarm.http.contracts", "", SwarmHttpRules.contracts());
  static final Setting<Integer> HTTP_MAX_BODY =
      Setting.of("swarm.http.maxBody", "1MiB", SwarmHttpRules.size());
  static final Setting<Duration> HTTP_TIMEOUT =
      Setting.of(
          "swarm.http.timeout",
          "30s",
          Rule.duration(Duration.ofMillis(10), Duration.ofMinutes(10)));
  static final Setting<SortedSet<String>> HTTP_CONTEXT_KEYS =
      Setting.of("swarm.http.contextKeys", "", SwarmHttpRules.contextKeys());

  /** All of them, in the order in which they are documented. */
  static final List<Setting<?>> ALL =
      List.of(
          LANES,
          SUPPLY,
          STANDALONE,
          CALL_LOG_RETENTION,
          CALL_LOG_ARGUMENTS,
          HTTP_ADDRESS,
          HTTP_CONTRACTS,
          HTTP_MAX_BODY,
          HTTP_TIMEOUT,
          HTTP_CONTEXT_KEYS);

  private SwarmKeys() {}
}
