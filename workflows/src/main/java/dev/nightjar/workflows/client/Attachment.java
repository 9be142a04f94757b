package dev.nightjar.workflows.client;

/** How a handle came to its run. */
public enum Attachment {
  /** This client started it. */
  STARTED,
  /** It was running already: another run of the same job, day and group. */
  ALREADY_RUNNING
}
