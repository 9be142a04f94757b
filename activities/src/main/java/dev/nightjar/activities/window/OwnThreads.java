package dev.nightjar.activities.window;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that work inside one activity, and end with it. */
final class OwnThreads {
  private static final Logger LOG = LoggerFactory.getLogger(OwnThreads.class);
  private static final long LAST_WAIT_SECONDS = 30;

  private OwnThreads() {}

  static ExecutorService start(int threads) {
    return Executors.newFixedThreadPool(threads, OwnThreads::thread);
  }

  /** Interrupts what still runs and waits for its end. */
  static void end(ExecutorService pool) {
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

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "nightjar-window");
    thread.setDaemon(true);
    return thread;
  }
}
