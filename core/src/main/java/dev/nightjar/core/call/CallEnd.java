package dev.nightjar.core.call;

/** How an execution of a call ended, or a call that was not executed. */
public enum CallEnd {
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
