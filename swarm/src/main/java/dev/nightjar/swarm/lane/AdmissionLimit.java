package dev.nightjar.swarm.lane;

import java.time.Duration;

/**
 * Decides how many calls of a bounded lane may be on their way at once, from what became of earlier
 * ones. Not thread-safe: a gate asks it one thing at a time.
 */
public interface AdmissionLimit {
  /** How many calls may be on their way, at least 1. */
  int calls();

  /**
   * How many may begin together while none is on its way, if that is more: nothing is learnt then,
   * and what was learnt may be old.
   */
  default int atRest() {
    return calls();
  }

  /**
   * Learns of a call's end.
   *
   * @param nanos the end by a clock that only goes forward
   * @param onTheirWay how many calls were, with this one, when it was admitted
   * @param total from the call to its end
   * @param isInTime whether it was answered or failed within the bound; not when it was given up
   */
  void ended(long nanos, int onTheirWay, Duration total, boolean isInTime);
}
