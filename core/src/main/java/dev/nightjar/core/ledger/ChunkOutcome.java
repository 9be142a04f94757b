package dev.nightjar.core.ledger;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RowCounts;

/**
 * What processing a chunk came to; the same for every execution.
 *
 * @param rows what became of the raw rows
 * @param written intermediate and partial rows written
 * @param digest over every row written, in order
 */
public record ChunkOutcome(RowCounts rows, long written, Digest digest) {}
