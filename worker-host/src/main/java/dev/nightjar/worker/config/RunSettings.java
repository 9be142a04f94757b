package dev.nightjar.worker.config;

import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.message.RunLimits;

/**
 * What runs are started with.
 *
 * @param limits the limits that a run carries from its start on
 */
public record RunSettings(RunLimits limits) {
  static RunSettings read(ConfigurationReader reader) {
    PlanOptions plan = plan(reader);
    return new RunSettings(reader.checked("run.*", () -> limits(reader, plan), RunLimits.DEFAULTS));
  }

  private static PlanOptions plan(ConfigurationReader reader) {
    return reader.checked(
        "run.*",
        () ->
            new PlanOptions(
                reader.value(Settings.ROWS_PER_CHUNK_TARGET),
                reader.value(Settings.ROWS_PER_CHUNK_FLOOR),
                reader.value(Settings.SLOTS),
                reader.value(Settings.CHUNKS_PER_SLOT),
                reader.value(Settings.SLICES_PER_CHUNK),
                reader.value(Settings.MERCHANTS_PER_BATCH),
                reader.value(Settings.CHUNKS_PER_BATCH),
                reader.value(Settings.BATCHES)),
        PlanOptions.DEFAULTS);
  }

  private static RunLimits limits(ConfigurationReader reader, PlanOptions plan) {
    return new RunLimits(
        plan,
        reader.value(Settings.WINDOW_OF_BATCHES),
        reader.value(Settings.WINDOW_OF_CHUNKS),
        reader.value(Settings.MERCHANTS_PER_PUBLISH),
        reader.value(Settings.SETTLING_LAG),
        reader.value(Settings.CLOCK_TOLERANCE),
        reader.value(Settings.HEARTBEAT_TIMEOUT),
        reader.value(Settings.DEADLINE));
  }
}
