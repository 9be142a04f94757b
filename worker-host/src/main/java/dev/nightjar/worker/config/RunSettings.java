package dev.nightjar.worker.config;

import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunLimits;

/**
 * What runs are started with.
 *
 * @param limits the limits that a run carries from its start on
 * @param late how it takes late data, where it does
 */
public record RunSettings(RunLimits limits, LateTerms late) {
  static RunSettings read(ConfigurationReader reader) {
    ChunkSettings chunks = ChunkSettings.read(reader);
    PlanOptions plan = plan(reader, chunks);
    return new RunSettings(
        reader.checked("run.*", () -> limits(reader, plan, chunks), RunLimits.DEFAULTS),
        reader.checked("late.*", () -> late(reader), LateTerms.DEFAULTS));
  }

  private static LateTerms late(ConfigurationReader reader) {
    return new LateTerms(
        reader.value(Settings.LATE_LOOKBACK).orElse(null),
        reader.value(Settings.LATE_OVERLAP),
        reader.value(Settings.GAPS_POLICY),
        reader.value(Settings.LATE_DAYS_AT_ONCE));
  }

  private static PlanOptions plan(ConfigurationReader reader, ChunkSettings chunks) {
    return reader.checked(
        "run.*",
        () ->
            new PlanOptions(
                chunks.rows(),
                chunks.floor(),
                reader.value(Settings.SLOTS),
                reader.value(Settings.CHUNKS_PER_SLOT),
                reader.value(Settings.SLICES_PER_CHUNK),
                reader.value(Settings.MERCHANTS_PER_BATCH),
                reader.value(Settings.CHUNKS_PER_BATCH),
                reader.value(Settings.BATCHES)),
        PlanOptions.DEFAULTS);
  }

  private static RunLimits limits(
      ConfigurationReader reader, PlanOptions plan, ChunkSettings chunks) {
    return new RunLimits(
        plan,
        reader.value(Settings.WINDOW_OF_BATCHES),
        reader.value(Settings.WINDOW_OF_CHUNKS),
        reader.value(Settings.MERCHANTS_PER_PUBLISH),
        reader.value(Settings.SETTLING_LAG),
        reader.value(Settings.CLOCK_TOLERANCE),
        reader.value(Settings.HEARTBEAT_TIMEOUT),
        reader.value(Settings.DEADLINE),
        chunks.chunkTime(),
        reader.value(Settings.SPLIT_FACTOR));
  }
}
