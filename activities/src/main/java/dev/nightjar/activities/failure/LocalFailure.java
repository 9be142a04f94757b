package dev.nightjar.activities.failure;

import java.io.IOException;

/**
 * Something of the worker host itself fails, such as its disk; it may pass, and another host may be
 * well. The message says what, where, why and what to do.
 */
public class LocalFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** With the words for a person. */
  public LocalFailure(String message, IOException cause) {
    super(message, cause);
  }
}
