package dev.nightjar.swarm.local;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes wrong in a local swarm, so that a test sees how its program takes it. Thread-safe; each
 * fault strikes the next calls or executions, as many as were asked for.
 */
public final class LocalFaults {
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger losses = new AtomicInteger();
  private final AtomicInteger hangs = new AtomicInteger();
  private volatile Duration retryAfter = Duration.ofMillis(10);

  /** The next calls are refused, as by a lane that is full. */
  public LocalFaults refuse(int calls, Duration hint) {
    retryAfter = hint;
    refusals.addAndGet(calls);
    return this;
  }

  /** The worker host is lost in each of the next executions, before the method is called. */
  public LocalFaults loseHost(int executions) {
    losses.addAndGet(executions);
    return this;
  }

  /** The next executions hang until their time limit ends them. */
  public LocalFaults hang(int executions) {
    hangs.addAndGet(executions);
    return this;
  }

  Optional<Duration> refusal() {
    return take(refusals) ? Optional.of(retryAfter) : Optional.empty();
  }

  boolean isLoss() {
    return take(losses);
  }

  boolean isHang() {
    return take(hangs);
  }

  private static boolean take(AtomicInteger left) {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}
