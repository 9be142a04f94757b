package dev.nightjar.workflows.message;

/** Whether a group of batches has the run's windows to itself. */
public enum Company {
  /** It has them to itself. */
  ALONE,
  /** Another group has the other half of them. */
  IN_COMPANY
}
