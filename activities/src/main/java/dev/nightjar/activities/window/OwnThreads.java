package dev.nightjar.activities.window;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that work inside one activity, and end with it. */
public final class OwnThreads {
  private static final Logger LOG = LoggerFactory.getLogger(OwnThreads.class);
  private static final long LAST_WAIT_SECONDS = 30;

  private OwnThreads() {}

  /**
   * A pool that starts its threads when they are needed.
   *
   * @param threads how many, 1 or more
   * @param name of each of them
   */
  public static ExecutorService start(int threads, String name) {
    return Executors.newFixedThreadPool(threads, task -> thread(task, name));
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

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
