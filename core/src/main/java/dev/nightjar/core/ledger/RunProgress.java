package dev.nightjar.core.ledger;

import dev.nightjar.core.model.RowCounts;

/**
 * Counts over a run's chunks and merchants. Chunks that were split count no more; their parts do.
 *
 * @param batches planned
 * @param chunks planned, or made by a split
 * @param chunksDone done
 * @param chunksFailed failed for good
 * @param chunksSplit split, whose parts count in their place
 * @param merchants planned
 * @param merchantsPublished published by this run
 * @param merchantsFailed taken out
 * @param expectedRows raw rows by weight
 * @param rows what became of the raw rows of the chunks that are done
 */
public record RunProgress(
    int batches,
    int chunks,
    int chunksDone,
    int chunksFailed,
    int chunksSplit,
    int merchants,
    int merchantsPublished,
    int merchantsFailed,
    long expectedRows,
    RowCounts rows) {}
