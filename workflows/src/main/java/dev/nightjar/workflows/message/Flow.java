package dev.nightjar.workflows.message;

/** Whether work of a run is started. */
public enum Flow {
  /** What has room is started. */
  GOES_ON,
  /** What runs goes on to its end, and nothing is started. */
  PAUSED
}
