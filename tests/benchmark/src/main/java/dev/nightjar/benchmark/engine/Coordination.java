package dev.nightjar.benchmark.engine;

import java.time.Duration;

/**
 * What a night costs beside its data.
 *
 * @param fixedCost a night over one event, the median of several
 * @param chunks of the probe that the following are counted on: small chunks in one batch with a
 *     window of 100
 * @param statementsPerChunk statements in the ledger that each further chunk costs
 * @param eventsPerChunk history events of the batch by chunks
 * @param transitionsPerChunk state transitions of the batch by chunks
 */
public record Coordination(
    Duration fixedCost,
    int chunks,
    double statementsPerChunk,
    double eventsPerChunk,
    double transitionsPerChunk) {}
