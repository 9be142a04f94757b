package dev.nightjar.swarm.message;

/** Faults that are not exceptions of the called method. */
public enum FaultType {
  /** The worker host that took the call has no implementation of its contract. */
  NOT_OFFERED,
  /** The worker host can't read the arguments, as when its contract is another version. */
  UNREADABLE_ARGUMENTS,
  /** The result can't be written. */
  UNWRITABLE_RESULT,
  /** The caller can't read the result, as when its contract is another version. */
  UNREADABLE_RESULT,
  /** Arguments or result are larger than what Temporal carries. */
  TOO_LARGE,
  /** Temporal could not be asked to carry the call, or to tell of it. */
  NOT_CARRIED,
  /** The worker host gave no sign of life while it executed the call. */
  HOST_LOST,
  /** The worker host ended while it executed the call, which had its grace. */
  HOST_ENDED,
  /** One execution took longer than the contract allows. */
  TIME_LIMIT,
  /** The caller's limit passed before there was an answer. */
  DEADLINE,
  /** Somebody cancelled the call. */
  CANCELLED,
  /** Temporal ended the call for a reason of its own, such as a termination by an operator. */
  ENDED
}
