package dev.nightjar.benchmark.engine;

import java.time.Duration;

/**
 * What a night's coordination came to.
 *
 * @param chunks chunks of the night
 * @param historyEvents events in the histories of its batches
 * @param transitions state transitions of its batches, counted on their histories
 * @param slotTime time of all slots from the first chunk's dispatch until the last chunk's start
 * @param idleTime how much of that no chunk was under way in
 * @param parts what the night's time went to
 */
public record NightCost(
    int chunks,
    long historyEvents,
    long transitions,
    Duration slotTime,
    Duration idleTime,
    NightParts parts) {
  /** Idle slot time while work was pending, as a share; 0 when nothing ever waited. */
  public double idleShare() {
    return slotTime.isZero() ? 0 : (double) idleTime.toNanos() / slotTime.toNanos();
  }
}
