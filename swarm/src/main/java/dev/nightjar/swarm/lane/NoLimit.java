package dev.nightjar.swarm.lane;

import java.time.Duration;

/** Of a lane that refuses nothing. */
final class NoLimit implements AdmissionLimit {
  @Override
  public int calls() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void ended(long nanos, int onTheirWay, Duration total, boolean isInTime) {}
}
