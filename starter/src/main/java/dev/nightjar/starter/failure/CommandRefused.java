package dev.nightjar.starter.failure;

import org.jspecify.annotations.Nullable;

/** A command can't do what it was asked for; the message says what, why and what to do next. */
public final class CommandRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a message for a person. */
  public CommandRefused(String message) {
    this(message, null);
  }

  /** With a message for a person and what {@code --debug} shows. */
  public CommandRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
