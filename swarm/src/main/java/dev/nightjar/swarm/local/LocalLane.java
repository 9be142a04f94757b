package dev.nightjar.swarm.local;

import dev.nightjar.swarm.host.CallExecutor;
import dev.nightjar.swarm.message.CallRequest;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane's slots in this process: calls wait by priority and age. Thread-safe. */
final class LocalLane implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalLane.class);

  private final LocalOptions options;
  private final CallExecutor executor;
  private final ThreadPoolExecutor slots;
  private final AtomicLong places = new AtomicLong();

  LocalLane(String lane, LocalOptions options, CallExecutor executor) {
    this.options = options;
    this.executor = executor;
    int threads = options.hosts() * options.slotsPerLane();
    AtomicLong number = new AtomicLong();
    this.slots =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            task -> {
              Thread thread =
                  new Thread(task, "nightjar-swarm-" + lane + "-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  private record Waiting(int priority, long place, LocalCall call, Runnable task)
      implements Runnable, Comparable<Waiting> {
    private static final Comparator<Waiting> ORDER =
        Comparator.comparingInt(Waiting::priority).thenComparingLong(Waiting::place);

    @Override
    public int compareTo(Waiting other) {
      return ORDER.compare(this, other);
    }

    @Override
    public void run() {
      task.run();
    }
  }

  /**
   * Executes a call when a slot is free.
   *
   * @param host that is to execute it; empty for any
   */
  LocalCall execute(CallRequest request, Optional<String> host) {
    LocalExecutions executions =
        new LocalExecutions(
            options,
            executor,
            new LocalCall(),
            request,
            host,
            places.incrementAndGet(),
            System.nanoTime(),
            this::goOn,
            slots::isShutdown);
    slots.execute(waiting(executions, 1));
    return executions.call();
  }

  private void goOn(LocalExecutions executions, int number) {
    try {
      slots.execute(waiting(executions, number));
    } catch (RejectedExecutionException e) {
      LOG.debug("It does not go on, for its swarm was closed", e);
      executions.call().end(LocalCall.closed());
    }
  }

  private static Waiting waiting(LocalExecutions executions, int number) {
    return new Waiting(
        executions.request().limits().priority(),
        executions.place(),
        executions.call(),
        () -> executions.from(number));
  }

  /** What runs is interrupted, and what waits never begins. */
  @Override
  public void close() {
    for (Runnable task : slots.shutdownNow()) {
      if (task instanceof Waiting waiting) {
        waiting.call().end(LocalCall.closed());
      }
    }
  }
}
