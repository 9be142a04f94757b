package dev.nightjar.worker.config;

import dev.nightjar.worker.calls.CallLogOptions;
import java.util.SortedMap;

/**
 * The swarm on a worker host.
 *
 * @param lanes how many calls of each lane it executes at once; they are served where it offers
 *     anything
 * @param standaloneActivities whether its single calls are standalone activities where the server
 *     has them
 * @param callLog how its calls are logged in the ledger
 * @param http what of it can be called over HTTP
 */
public record SwarmSettings(
    SortedMap<String, Integer> lanes,
    boolean standaloneActivities,
    CallLogOptions callLog,
    SwarmHttpSettings http) {
  static SwarmSettings read(ConfigurationReader reader) {
    return new SwarmSettings(
        reader.value(SwarmKeys.LANES),
        reader.value(SwarmKeys.STANDALONE),
        new CallLogOptions(
            reader.value(SwarmKeys.CALL_LOG_RETENTION), reader.value(SwarmKeys.CALL_LOG_ARGUMENTS)),
        SwarmHttpSettings.read(reader));
  }
}
