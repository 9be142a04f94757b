package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.plan.SplitRule;
import org.jspecify.annotations.Nullable;

/**
 * A chunk to process.
 *
 * @param chunk which chunk
 * @param version the job version that must process it
 * @param isRetry whether slices that are sealed already, by an earlier run of the same cutoff or by
 *     an execution of the chunk of which this is a part, are not done again
 * @param split when the execution ends to have the chunk split; null to go on whatever comes
 */
public record ChunkTask(
    ChunkId chunk, JobVersion version, boolean isRetry, @Nullable SplitRule split) {
  /** A chunk of a run that is no retry, done as a whole. */
  public ChunkTask(ChunkId chunk, JobVersion version) {
    this(chunk, version, false, null);
  }
}
