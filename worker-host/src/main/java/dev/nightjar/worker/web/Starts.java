package dev.nightjar.worker.web;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that start calls. A start waits until Temporal has stored its call, and so has threads of
 * its own: while Temporal is slow, those that serve requests are free for what does not need it.
 * Thread-safe.
 */
final class Starts implements Executor, AutoCloseable {
  static final int THREADS = 32;
  static final int WAITING = 256;
  private static final long IDLE_SECONDS = 30;

  private final ThreadPoolExecutor threads;

  Starts() {
    AtomicInteger number = new AtomicInteger();
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "swarm-http-start-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a start when there is a thread for it.
   *
   * @throws RejectedExecutionException when too many wait for one, or it was closed
   */
  @Override
  public void execute(Runnable start) {
    threads.execute(start);
  }

  /** Starts that wait for Temporal are interrupted, and what waits for a thread never begins. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
