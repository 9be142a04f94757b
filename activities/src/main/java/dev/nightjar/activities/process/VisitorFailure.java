package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;
import org.jspecify.annotations.Nullable;

/** A job cannot do one visitor's events, for good; others may be well. */
abstract class VisitorFailure extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  VisitorFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
