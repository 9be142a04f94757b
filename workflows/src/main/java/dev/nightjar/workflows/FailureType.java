package dev.nightjar.workflows;

/**
 * The classes of errors, and so what a retry can do about them; each is a Temporal failure type.
 */
public enum FailureType {
  /** It may pass: retried with backoff until the run's deadline. */
  TRANSIENT,
  /** A store pushes back: retried with a longer backoff. */
  OVERLOAD,
  /** Records are bad beyond the limit: the chunk fails at once. */
  DATA,
  /** It can't pass by itself: the chunk or the run fails at once. */
  PERMANENT,
  /** No failure: a chunk outgrew its weight and ends to be split; carries an {@code Outgrowth}. */
  OUTGROWN;

  /** Whether a retry can help. */
  public boolean isRetried() {
    return this == TRANSIENT || this == OVERLOAD;
  }
}
