package dev.nightjar.swarm.temporal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads that end when there is nothing to do, and keep no process alive. */
final class DaemonPool {
  private static final int THREADS = 4;
  private static final long IDLE_SECONDS = 10;

  private DaemonPool() {}

  /**
   * Makes one.
   *
   * @param name of its threads
   * @param waiting holds what waits for a thread; what it does not take is rejected
   */
  static ExecutorService of(String name, BlockingQueue<Runnable> waiting) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            waiting,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
