package dev.nightjar.workflows.setup;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what Temporal tells its own services later than its callers. */
final class Waiting {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration BETWEEN = Duration.ofMillis(200);

  private Waiting() {}

  /**
   * Calls until it succeeds.
   *
   * @throws SetupRefused when it has not within a minute
   */
  static void until(String state, Runnable call) {
    long started = System.nanoTime();
    while (true) {
      try {
        call.run();
        return;
      } catch (StatusRuntimeException e) {
        if (System.nanoTime() - started > LIMIT.toNanos()) {
          throw new SetupRefused(
              "Temporal does not get ready: after %d s it is not so that %s (%s). Look at its log, and run setup again"
                  .formatted(LIMIT.toSeconds(), state, e.getStatus()),
              e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SetupRefused("Setup was interrupted; run it again, it goes on where it was", e);
    }
  }
}
