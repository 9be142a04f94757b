package dev.nightjar.activities.replay;

/** Whether a replay writes. */
public enum ReplayMode {
  /** It does. */
  FOR_REAL,
  /** It reads everything as it would, and writes nothing. */
  DRY_RUN
}
