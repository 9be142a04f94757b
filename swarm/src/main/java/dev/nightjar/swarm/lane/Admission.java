package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.message.CallStatus;

/**
 * Calls that were admitted together; each of them is to be ended once. Thread-safe.
 *
 * @param gate that admitted them
 * @param slots that they wait for
 * @param atNanos when, by the gate's clock
 * @param onTheirWay how many calls were then on their way to these slots, with these
 */
public record Admission(Gate gate, Slots slots, long atNanos, int onTheirWay) {
  /** Where calls are executed. */
  public enum Slots {
    /** Those of the lane, on any worker host. */
    OF_LANE,
    /** Those that each worker host has for what only it is to execute. */
    OF_HOST
  }

  /** One of them has ended. */
  public void ended(CallStatus status) {
    gate.ended(this, status);
  }

  /** One of them has failed before it was on its way. */
  public void notStarted() {
    gate.notStarted(this);
  }

  /** One of them was refused by something behind the gate. */
  public void refused() {
    gate.refused(this);
  }
}
