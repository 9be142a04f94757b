package dev.nightjar.workflows.setup;

import org.jspecify.annotations.Nullable;

/** Temporal can't be made ready; the message says what, why and what to do next. */
public final class SetupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for a person. */
  public SetupRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
