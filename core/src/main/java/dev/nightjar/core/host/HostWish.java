package dev.nightjar.core.host;

/** What is wanted of a worker host. */
public enum HostWish {
  /** Take tasks. */
  RUN,
  /** End what was begun, and take nothing more until RUN is wanted again. */
  DRAIN,
  /** End what was begun within the grace, then end the process. */
  STOP
}
