package dev.nightjar.worker.web;

import dev.nightjar.swarm.thread.Daemons;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;

/**
 * Threads that start calls. A start waits until Temporal has stored its call, and so has threads of
 * its own: while Temporal is slow, those that serve requests are free for what does not need it.
 * Thread-safe.
 */
final class Starts implements Executor, AutoCloseable {
  static final int THREADS = 32;
  static final int WAITING = 256;

  private final ExecutorService threads = Daemons.bounded("swarm-http-start", THREADS, WAITING);

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
