package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.RunId;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the slices of a chunk share.
 *
 * @param run whose chunk
 * @param job what is computed
 * @param stores the tables
 * @param quarantine takes what can't be read
 * @param stages of the worker host
 * @param reads the chunk's first two stages
 * @param options limits
 * @param deltaBytes heap for the deltas of one slice
 * @param rowsRead raw rows that the chunk has read so far
 * @param growth whether the chunk outgrows its weight
 */
record SliceWork<R>(
    RunId run,
    Job<R> job,
    HBaseStores stores,
    QuarantineStore quarantine,
    ChunkStages stages,
    SliceReads reads,
    ProcessOptions options,
    long deltaBytes,
    AtomicLong rowsRead,
    ChunkGrowth growth) {
  /** Deltas of one slice, none yet; to be closed. */
  SpillingDeltas deltas() {
    return new SpillingDeltas(job.dimensions(), deltaBytes, options.spillFolder());
  }
}
