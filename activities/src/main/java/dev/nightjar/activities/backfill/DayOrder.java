package dev.nightjar.activities.backfill;

/** In which order a backfill starts its days. */
public enum DayOrder {
  /** The last day of the range first. */
  NEWEST,
  /** The first day of the range first. */
  OLDEST
}
