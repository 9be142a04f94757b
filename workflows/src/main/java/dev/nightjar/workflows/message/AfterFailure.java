package dev.nightjar.workflows.message;

/** What a schedule does about a night that failed. */
public enum AfterFailure {
  /** The next night starts as ever. */
  GO_ON,
  /** No further night starts until somebody resumes the schedule. */
  PAUSE
}
