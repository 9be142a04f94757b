package dev.nightjar.worker.config;

import dev.nightjar.swarm.host.SlotSupply;

/**
 * How many tasks of each lane a worker host takes at once.
 *
 * @param coordinator workflow tasks, and as many activities of the coordinator
 * @param process chunks
 * @param publish groups of merchants to publish
 * @param supply whether all of them are always there; it holds for the swarm's lanes, too
 */
public record LaneSettings(int coordinator, int process, int publish, SlotSupply supply) {
  static LaneSettings read(ConfigurationReader reader) {
    return new LaneSettings(
        reader.value(Settings.COORDINATOR_SLOTS),
        reader.value(Settings.PROCESS_SLOTS),
        reader.value(Settings.PUBLISH_SLOTS),
        reader.value(SwarmKeys.SUPPLY));
  }
}
