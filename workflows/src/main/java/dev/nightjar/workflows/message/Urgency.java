package dev.nightjar.workflows.message;

/**
 * What a run is for, and so how urgent it is: Temporal gives tasks of a lower priority key first.
 */
public enum Urgency {
  /** Tonight's run, or one that somebody waits for: Temporal's own default. */
  NIGHTLY(3),
  /** A day that late data reached. */
  LATE(4),
  /** A day of a backfill. */
  BACKFILL(5);

  private final int priorityKey;

  Urgency(int priorityKey) {
    this.priorityKey = priorityKey;
  }

  /** Temporal's priority key, 1 to 5. */
  public int priorityKey() {
    return priorityKey;
  }
}
