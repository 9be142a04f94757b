package dev.nightjar.benchmark.coordinator;

import java.time.Duration;

/**
 * One night of chunks without work.
 *
 * @param program who fanned out
 * @param hosts worker hosts, each with two slots
 * @param chunkTime how long a chunk waits
 * @param chunks how many there were
 * @param elapsed from the request to the result
 * @param historyEvents in the histories of all executions
 * @param transitions state transitions of all executions, as the server counts them
 * @param commits transactions that MySQL committed meanwhile
 * @param processorShare how busy the machine's processors were, 0 to 1
 */
public record FanOutResult(
    FanOutProgram program,
    int hosts,
    Duration chunkTime,
    int chunks,
    Duration elapsed,
    long historyEvents,
    long transitions,
    long commits,
    double processorShare) {
  /** Chunks a second. */
  public double chunksPerSecond() {
    return chunks / (elapsed.toNanos() / 1e9);
  }

  /** Chunks a second as a share of what all slots could do, were nothing between two chunks. */
  public double shareOfSlots() {
    double ideal = hosts * CoordinatorSite.SLOTS / (chunkTime.toNanos() / 1e9);
    return chunksPerSecond() / ideal;
  }
}
