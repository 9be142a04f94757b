package dev.nightjar.workflows.setup;

/**
 * What was found or done about one thing that Nightjar needs.
 *
 * @param subject the thing
 * @param state what was found or done
 * @param note more about it, for people; may be empty
 */
public record SetupOutcome(String subject, State state, String note) {
  /** What was found or done. */
  public enum State {
    /** It was not there and is now. */
    CREATED,
    /** It was there as it has to be. */
    PRESENT,
    /** It was there, and was made what it has to be. */
    CHANGED
  }
}
