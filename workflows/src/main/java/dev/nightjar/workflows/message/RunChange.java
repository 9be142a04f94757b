package dev.nightjar.workflows.message;

import java.time.Instant;

/**
 * What a run tells its batches when an operator has changed something.
 *
 * @param number counts the run's changes from 1; of two, the later one counts, whatever comes first
 * @param flow whether chunks are started
 * @param windowOfChunks chunks of a batch that are dispatched at once, 1 to 400
 * @param deadline until when what may pass is retried; a pause puts it off by as long as it lasted
 */
public record RunChange(int number, Flow flow, int windowOfChunks, Instant deadline) {
  /** The same change with another window of chunks. */
  public RunChange withWindowOfChunks(int chunks) {
    return new RunChange(number, flow, chunks, deadline);
  }
}
