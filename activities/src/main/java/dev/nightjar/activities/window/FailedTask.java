package dev.nightjar.activities.window;

import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** What a task threw on another thread, thrown again on the one that waited for it. */
final class FailedTask {
  private FailedTask() {}

  /** Throws what is unchecked, and returns the rest. */
  static IOException rethrown(ExecutionException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return cause instanceof IOException e ? e : new IOException(cause);
  }
}
