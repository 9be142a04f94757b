package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.message.CallStatus;

/**
 * Calls that were admitted together; each of them is to be ended once. Thread-safe.
 *
 * @param gate that admitted them
 * @param atNanos when, by the gate's clock
 * @param onTheirWay how many calls were then, with these
 */
public record Admission(Gate gate, long atNanos, int onTheirWay) {
  /** One of them has ended. */
  public void ended(CallStatus status) {
    gate.ended(this, status);
  }

  /** One of them has failed before it was on its way. */
  public void notStarted() {
    gate.notStarted();
  }

  /** One of them was refused by something behind the gate. */
  public void refused() {
    gate.refused();
  }
}
