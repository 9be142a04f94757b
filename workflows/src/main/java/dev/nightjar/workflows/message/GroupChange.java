package dev.nightjar.workflows.message;

import java.time.Instant;

/**
 * What a run tells a group of its batches, when it starts and when something has changed.
 *
 * @param number of two, the later one counts, whatever comes first; 0 or more
 * @param flow whether batches and chunks are started
 * @param windowOfBatches batches of the group that run at once, 1 to {@value Windows#MOST_BATCHES}
 * @param windowOfChunks chunks of a batch that are dispatched at once, 1 to {@value
 *     Windows#MOST_CHUNKS}
 * @param deadline until when what may pass is retried
 * @param company whether another group runs
 */
public record GroupChange(
    int number,
    Flow flow,
    int windowOfBatches,
    int windowOfChunks,
    Instant deadline,
    Company company) {}
