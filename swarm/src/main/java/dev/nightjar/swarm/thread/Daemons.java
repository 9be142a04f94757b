package dev.nightjar.swarm.thread;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Clocks and pools whose threads keep no JVM alive. */
public final class Daemons {
  private static final int POOL = 4;
  private static final long IDLE_SECONDS = 10;
  private static final long BOUNDED_IDLE_SECONDS = 30;

  private Daemons() {}

  /** A clock of one thread for short tasks, which forgets what was cancelled. */
  public static ScheduledThreadPoolExecutor clock(String name) {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named(name));
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /**
   * Four threads for tasks that block; they end when there is nothing to do.
   *
   * @param name of each of them
   * @param waiting holds what waits for a thread; what it does not take is rejected
   */
  public static ExecutorService pool(String name, BlockingQueue<Runnable> waiting) {
    return pool(POOL, IDLE_SECONDS, waiting, named(name));
  }

  /**
   * Threads for tasks that block, with numbers behind their names; they end when there is nothing
   * to do for half a minute.
   *
   * @param name of all of them
   * @param threads how many there are at most
   * @param waiting how many tasks may wait for a thread; one more is rejected
   */
  public static ExecutorService bounded(String name, int threads, int waiting) {
    AtomicInteger number = new AtomicInteger();
    return pool(
        threads,
        BOUNDED_IDLE_SECONDS,
        new ArrayBlockingQueue<>(waiting),
        task -> named(name + "-" + number.incrementAndGet()).newThread(task));
  }

  private static ExecutorService pool(
      int threads, long idleSeconds, BlockingQueue<Runnable> waiting, ThreadFactory factory) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(threads, threads, idleSeconds, TimeUnit.SECONDS, waiting, factory);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /**
   * As many threads as there are tasks at once, for tasks that may wait for each other; they end
   * when there is nothing to do.
   *
   * @param name of each of them
   */
  public static ExecutorService unbounded(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        named(name));
  }

  private static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
