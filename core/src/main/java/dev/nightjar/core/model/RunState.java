package dev.nightjar.core.model;

/** How far a run has come, and how it ended. */
public enum RunState {
  /** Planning, processing or publishing. */
  RUNNING,
  /** Every merchant that was planned is published. */
  COMPLETED,
  /** Some merchants failed and keep their previous generation; the others are published. */
  COMPLETED_WITH_FAILURES,
  /** The run ended without its batches: it could not be planned, or the coordinator gave up. */
  FAILED,
  /** An operator ended it; readers keep the previous generations of what was not published. */
  CANCELLED;

  /** Whether the run has ended. */
  public boolean isEnd() {
    return this != RUNNING;
  }
}
