package dev.nightjar.core.host;

/** What a worker host says of itself. */
public enum HostState {
  /** It takes tasks. */
  RUNNING,
  /** It takes nothing more, and is at the end of what it began. */
  DRAINING,
  /** It takes nothing more, and nothing is left to end. */
  DRAINED,
  /** It is about to end. */
  STOPPING,
  /** It has ended. */
  STOPPED
}
