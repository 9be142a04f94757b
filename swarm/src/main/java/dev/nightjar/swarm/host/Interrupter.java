package dev.nightjar.swarm.host;

import dev.nightjar.swarm.thread.Daemons;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread that made it, once at most and never after it is closed, and says why it
 * did.
 */
final class Interrupter implements AutoCloseable {
  /** Why an execution is interrupted. */
  enum Reason {
    TIME_LIMIT,
    DEADLINE,
    CANCELLED
  }

  private static final ScheduledThreadPoolExecutor CLOCK = Daemons.clock("nightjar-swarm-limits");

  private final Thread thread = Thread.currentThread();
  private @Nullable Future<?> alarm;
  private @Nullable Reason reason;
  private boolean isClosed;

  /** Interrupts after a while. */
  synchronized void after(Duration limit, Reason why) {
    alarm = CLOCK.schedule(() -> interrupt(why), limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Interrupts now. */
  synchronized void interrupt(Reason why) {
    if (!isClosed && reason == null) {
      reason = why;
      thread.interrupt();
    }
  }

  /** Why it interrupted; {@code null} when it did not. */
  synchronized @Nullable Reason reason() {
    return reason;
  }

  /** Leaves the thread without the interrupt that was meant for what it did. */
  @Override
  @SuppressWarnings("ResultOfMethodCallIgnored")
  public synchronized void close() {
    isClosed = true;
    if (alarm != null) {
      alarm.cancel(false);
    }
    if (reason != null) {
      Thread.interrupted();
    }
  }
}
