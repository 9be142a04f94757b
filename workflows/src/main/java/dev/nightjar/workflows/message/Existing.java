package dev.nightjar.workflows.message;

/** What a run does with a merchant-day that is published already. */
public enum Existing {
  /** Leave it as it is. */
  KEEP,
  /** Compute it again and publish a newer generation. */
  REPLACE,
  /** Compute it again if raw data has reached it since, by the terms for late data. */
  REFRESH
}
