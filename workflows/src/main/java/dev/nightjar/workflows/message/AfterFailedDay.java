package dev.nightjar.workflows.message;

/** What a backfill does after a day that failed or took merchants out. */
public enum AfterFailedDay {
  /** The other days run all the same. */
  GO_ON,
  /** No further day is started. */
  STOP
}
