package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.model.JobVersion;

/**
 * A chunk to process.
 *
 * @param chunk which chunk
 * @param version the job version that must process it
 * @param isRetry whether slices that an earlier run of the same cutoff sealed are not done again
 */
public record ChunkTask(ChunkId chunk, JobVersion version, boolean isRetry) {
  /** A chunk of a run that is no retry. */
  public ChunkTask(ChunkId chunk, JobVersion version) {
    this(chunk, version, false);
  }
}
