package dev.nightjar.activities.planning;

import dev.nightjar.activities.failure.PermanentFailure;

/** A run that cannot be planned; the message says why and what to do. */
public final class RunRefused extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  /** With the words for a person. */
  public RunRefused(String message) {
    super(message);
  }
}
