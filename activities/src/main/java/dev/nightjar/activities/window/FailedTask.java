package dev.nightjar.activities.window;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;

/** What ends a wait for another thread: what that one threw, or an interrupt. */
public final class FailedTask {
  private FailedTask() {}

  /** The same of what a future failed with. */
  static IOException rethrown(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? new IOException(failure) : rethrown(cause);
  }

  /** Throws what is unchecked, and returns the rest, for the thread that waited. */
  public static IOException rethrown(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return failure instanceof IOException e ? e : new IOException(failure);
  }

  /** The end of a wait that was interrupted; the thread stays interrupted. */
  public static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("The worker host stops");
  }
}
