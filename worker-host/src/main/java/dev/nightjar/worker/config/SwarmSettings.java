package dev.nightjar.worker.config;

import java.util.SortedMap;

/**
 * The swarm on a worker host.
 *
 * @param lanes how many calls of each lane it executes at once; they are served where it offers
 *     anything
 */
public record SwarmSettings(SortedMap<String, Integer> lanes) {
  static SwarmSettings read(ConfigurationReader reader) {
    return new SwarmSettings(reader.value(SwarmKeys.LANES));
  }
}
