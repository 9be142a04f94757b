package dev.nightjar.workflows.client;

/** Temporal can't be reached, or not as configured; the message says where and what to do. */
public final class TemporalUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemporalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
