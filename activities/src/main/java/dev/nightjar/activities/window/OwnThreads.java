package dev.nightjar.activities.window;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Threads that work inside one activity, and end with it. */
public final class OwnThreads {
  private static final Logger LOG = LoggerFactory.getLogger(OwnThreads.class);
  private static final long LAST_WAIT_SECONDS = 30;

  private OwnThreads() {}

  /**
   * A pool that starts its threads when they are needed; what they log is in the context of the
   * thread that calls this.
   *
   * @param threads how many, 1 or more
   * @param name of each of them
   */
  public static ExecutorService start(int threads, String name) {
    @Nullable Map<String, String> logContext = MDC.getCopyOfContextMap();
    return Executors.newFixedThreadPool(threads, task -> thread(task, name, logContext));
  }

  /** Interrupts what still runs and waits for its end. */
  public static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      if (!pool.awaitTermination(LAST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A task does not stop when asked; it goes on for nobody, and does no harm");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(
      Runnable task, String name, @Nullable Map<String, String> logContext) {
    Thread thread =
        new Thread(
            () -> {
              if (logContext != null) {
                MDC.setContextMap(logContext);
              }
              task.run();
            },
            name);
    thread.setDaemon(true);
    return thread;
  }
}
