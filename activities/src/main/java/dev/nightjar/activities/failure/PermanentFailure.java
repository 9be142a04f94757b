package dev.nightjar.activities.failure;

import org.jspecify.annotations.Nullable;

/** Something that cannot pass by itself; the message says what, where, why and what to do. */
public class PermanentFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the words for a person. */
  public PermanentFailure(String message) {
    this(message, null);
  }

  /** With the words for a person, and what caused it. */
  public PermanentFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
