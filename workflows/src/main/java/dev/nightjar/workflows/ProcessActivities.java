package dev.nightjar.workflows;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.workflows.message.ChunkTask;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Turns chunks of raw rows into intermediate and partial rows. It may run twice, at once or late:
 * the same chunk gives the same bytes under the same keys.
 */
@ActivityInterface
public interface ProcessActivities {
  /** Processes one chunk; heartbeats with a {@code ChunkProgress}, and goes on from one. */
  @ActivityMethod(name = "process")
  ChunkOutcome process(ChunkTask task);
}
