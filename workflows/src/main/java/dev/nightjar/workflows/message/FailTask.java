package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.ChunkId;

/**
 * A chunk that failed for good.
 *
 * @param chunk which chunk
 * @param reason why, for a person
 */
public record FailTask(ChunkId chunk, String reason) {}
