package dev.nightjar.swarm.message;

/** How a call is. */
public enum CallStatus {
  /** Neither answered nor given up: it waits for a worker host, or executes on one. */
  PENDING,
  /** It has a value. */
  ANSWERED,
  /** The method threw, or no worker host could execute it. */
  FAILED,
  /** It was not admitted, so nothing of it was queued. */
  REFUSED,
  /** No answer came within its limit. */
  TIMED_OUT,
  /** Somebody cancelled it. */
  CANCELLED
}
