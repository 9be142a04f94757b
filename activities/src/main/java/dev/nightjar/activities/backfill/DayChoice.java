package dev.nightjar.activities.backfill;

/** Which business days of a range a backfill runs. */
public enum DayChoice {
  /** Those on which a merchant has raw data and nothing is published. */
  MISSING,
  /** Those on which a run failed, or took a merchant out, and none has made up for it. */
  FAILED,
  /** All on which a merchant has raw data. */
  ALL
}
