package dev.nightjar.workflows.message;

/** What a run reads. */
public enum From {
  /** Raw data as of its cutoff. */
  RAW,
  /** The intermediate rows of what is published; raw is not read. */
  INTERMEDIATE
}
