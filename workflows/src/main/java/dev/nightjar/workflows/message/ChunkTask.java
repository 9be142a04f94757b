package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.model.JobVersion;

/**
 * A chunk to process.
 *
 * @param chunk which chunk
 * @param version the job version that must process it
 */
public record ChunkTask(ChunkId chunk, JobVersion version) {}
