package dev.nightjar.starter.connect;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A signal to end (Ctrl-C, SIGTERM), which the main thread awaits so that it can close what it
 * opened in order. The JVM does not halt before this is closed.
 */
public final class ShutdownSignal implements AutoCloseable {
  /** Longer than any grace; then the JVM ends regardless. */
  private static final long MOST_HOURS = 2;

  private final CountDownLatch received = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::received, "shutdown-signal");

  private ShutdownSignal() {}

  /** Waits for signals from now on. */
  public static ShutdownSignal install() {
    ShutdownSignal signal = new ShutdownSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Returns once a signal came. */
  public void await() throws InterruptedException {
    received.await();
  }

  /** Returns whether a signal came within a limit. */
  public boolean await(Duration limit) throws InterruptedException {
    return received.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets who waits go on as if a signal came. */
  public void raise() {
    received.countDown();
  }

  private void received() {
    received.countDown();
    try {
      if (!closed.await(MOST_HOURS, TimeUnit.HOURS)) {
        System.err.println("nightjar: ends without having closed everything");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the JVM end. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // A signal came: the hook runs, or is about to, and waits for nothing any more.
    }
  }
}
