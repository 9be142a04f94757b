package dev.nightjar.core.host;

import java.time.Instant;
import java.util.List;

/**
 * A worker host's sign of life.
 *
 * @param host its identity, which no other live one has
 * @param build what it runs
 * @param started when its process began to work, by its own clock: it tells processes of one
 *     identity apart
 * @param state what it says of itself
 * @param lanes the lanes it serves
 * @param stages what the stages of its chunks and calls did since the last sign; empty when it does
 *     not say
 */
public record HostBeat(
    String host,
    String build,
    Instant started,
    HostState state,
    List<LaneLoad> lanes,
    List<StageLoad> stages) {
  public HostBeat {
    if (host.isBlank()) {
      throw new IllegalArgumentException("Invalid worker host: it needs an identity");
    }
    lanes = List.copyOf(lanes);
    stages = List.copyOf(stages);
  }
}
