package dev.nightjar.worker.metrics;

import java.util.HashMap;
import java.util.Map;

/** Counts of nanoseconds as threads on average since they were last asked for. Not thread-safe. */
final class SpentTime {
  private final Map<Object, Long> before = new HashMap<>();
  private long asked = System.nanoTime();
  private double elapsed = 1;

  /** Asks anew: what follows is since the last time. */
  void next() {
    long now = System.nanoTime();
    elapsed = Math.max(1, now - asked);
    asked = now;
  }

  /**
   * Threads on average.
   *
   * @param what tells this count from others
   * @param nanos all so far
   */
  double threads(Object what, long nanos) {
    Long last = before.put(what, nanos);
    return Math.max(0, nanos - (last == null ? 0 : last)) / elapsed;
  }
}
