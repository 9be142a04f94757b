package dev.nightjar.activities.process;

import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.MerchantDay;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a job throws from what the engine throws beneath it. The two call each other in turns:
 * the extractor pulls events out of a scan and pushes records into a store. A failure of the engine
 * stays what it is, whatever the job makes of it on its way through. Not thread-safe.
 */
final class JobBoundary {
  private final Job<?> job;
  private final MerchantDay merchantDay;
  private @Nullable Throwable engineFailure;

  JobBoundary(Job<?> job, MerchantDay merchantDay) {
    this.job = job;
    this.merchantDay = merchantDay;
  }

  /** Runs a step of the engine that job code may be waiting for. */
  void engine(EngineStep step) {
    check();
    try {
      step.run();
    } catch (IOException e) {
      UncheckedIOException failure = new UncheckedIOException(e);
      remember(failure);
      throw failure;
    } catch (RuntimeException | Error e) {
      remember(e);
      throw e;
    }
  }

  /**
   * Runs a step of the job; what the engine threw beneath it is thrown even if the job caught it.
   */
  void job(Visitor visitor, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      check();
      throw isInterruption(e)
          ? new UncheckedIOException(new InterruptedIOException("The worker host stops"))
          : new JobFailure(job, merchantDay, visitor, e);
    }
    check();
  }

  /** A job that waited and was interrupted has not failed on a visitor. */
  static boolean isInterruption(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return true;
      }
    }
    return false;
  }

  /** Throws what the engine threw so far: after that no result of the slice counts. */
  void check() {
    if (engineFailure instanceof Error error) {
      throw error;
    }
    if (engineFailure instanceof RuntimeException failure) {
      throw failure;
    }
  }

  private void remember(Throwable failure) {
    if (engineFailure == null) {
      engineFailure = failure;
    }
  }

  /** A step of the engine. */
  @FunctionalInterface
  interface EngineStep {
    void run() throws IOException;
  }
}
