package dev.nightjar.swarm.local;

import dev.nightjar.swarm.host.Attempt;
import dev.nightjar.swarm.host.CallExecutor;
import dev.nightjar.swarm.host.Execution;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A lane's slots in this process: calls wait by priority and age. Thread-safe. */
final class LocalLane implements AutoCloseable {
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
    LocalCall call = new LocalCall();
    long place = places.incrementAndGet();
    long began = System.nanoTime();
    slots.execute(
        new Waiting(
            request.limits().priority(),
            place,
            call,
            () -> attempt(call, request, host, place, began)));
    return call;
  }

  private void attempt(
      LocalCall call, CallRequest request, Optional<String> host, long place, long began) {
    Execution execution = null;
    for (int number = 1;
        number <= request.limits().attempts() && !call.isEnded() && !slots.isShutdown();
        number++) {
      String worker = host.orElse("local-" + (1 + (place + number - 2) % options.hosts()));
      execution = execution(call, request, new Attempt(number, worker, remaining(request, began)));
      if (execution.isFinal()) {
        break;
      }
      pause(request, number);
    }
    call.end(execution == null ? closed() : execution.outcome());
  }

  private Execution execution(LocalCall call, CallRequest request, Attempt attempt) {
    if (options.faults().isLoss()) {
      CallFault lost =
          CallFault.of(FaultType.HOST_LOST, "it gave no sign of life while it executed the call");
      return new Execution(
          new CallOutcome(CallStatus.FAILED, null, lost, attempt.worker(), attempt.number(), 0),
          false);
    }
    if (options.faults().isHang()) {
      LockSupport.parkNanos(Duration.ofMillis(request.limits().execution()).toNanos());
      CallFault late =
          CallFault.of(
              FaultType.TIME_LIMIT,
              "one execution took longer than %d ms, the contract's time limit"
                  .formatted(request.limits().execution()));
      return new Execution(
          new CallOutcome(CallStatus.TIMED_OUT, null, late, attempt.worker(), attempt.number(), 0),
          false);
    }
    return executor.execute(request, attempt, call::onCancel);
  }

  private static Optional<Duration> remaining(CallRequest request, long began) {
    return request.limits().total() == 0
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(request.limits().total()).minusNanos(System.nanoTime() - began));
  }

  /** Short, whatever the contract says: a test is not to wait for what a server would. */
  private static void pause(CallRequest request, int attempt) {
    if (attempt < request.limits().attempts()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(5, request.limits().pause())));
    }
  }

  private static CallOutcome closed() {
    return CallOutcome.without(
        CallStatus.CANCELLED, CallFault.of(FaultType.CANCELLED, "its swarm was closed"));
  }

  /** What runs is interrupted, and what waits never begins. */
  @Override
  public void close() {
    for (Runnable task : slots.shutdownNow()) {
      if (task instanceof Waiting waiting) {
        waiting.call().end(closed());
      }
    }
  }
}
