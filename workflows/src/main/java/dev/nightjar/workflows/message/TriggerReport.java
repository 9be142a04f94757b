package dev.nightjar.workflows.message;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a trigger came to.
 *
 * @param scheduled the time that the night was scheduled for
 * @param day the business day that the zones had ended by then
 * @param workflowId the id of the workflow that carries the run
 * @param outcome how the run came about
 */
public record TriggerReport(Instant scheduled, LocalDate day, String workflowId, Outcome outcome) {
  /** How a run came about. */
  public enum Outcome {
    /** The trigger started it. */
    STARTED,
    /** A run of the same job, day and group was under way. */
    ALREADY_RUNNING
  }
}
