package dev.nightjar.worker.config;

/**
 * How many tasks of each lane a worker host takes at once.
 *
 * @param coordinator workflow tasks, and as many activities of the coordinator
 * @param process chunks
 * @param publish groups of merchants to publish
 */
public record LaneSettings(int coordinator, int process, int publish) {
  static LaneSettings read(ConfigurationReader reader) {
    return new LaneSettings(
        reader.value(Settings.COORDINATOR_SLOTS),
        reader.value(Settings.PROCESS_SLOTS),
        reader.value(Settings.PUBLISH_SLOTS));
  }
}
