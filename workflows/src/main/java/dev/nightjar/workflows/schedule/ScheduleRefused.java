package dev.nightjar.workflows.schedule;

import org.jspecify.annotations.Nullable;

/** The server does not do what was asked of its schedules; the message says what to do next. */
public final class ScheduleRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScheduleRefused(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
