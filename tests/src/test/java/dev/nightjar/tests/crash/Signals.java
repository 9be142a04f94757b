package dev.nightjar.tests.crash;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Signals to processes, and waiting for what follows. */
final class Signals {
  private static final Duration LOOKS = Duration.ofMillis(50);

  private Signals() {}

  /** Sends a signal, such as {@code KILL}; a process that is gone is left in peace. */
  static void send(long pid, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }

  /** Waits until a process is gone; what another program started is gone when nobody buried it. */
  static void awaitEnd(long pid, Duration limit) {
    await(limit, () -> !isAlive(pid));
  }

  static boolean isAlive(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    return process.isPresent()
        && process.get().isAlive()
        // The dead that nobody has buried have no command.
        && process.get().info().command().isPresent();
  }

  /** Lets time pass. */
  static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await(time.plusMinutes(1), () -> System.nanoTime() >= end);
  }

  static void await(Duration limit, Callable<Boolean> condition) {
    Awaitility.await().atMost(limit).pollDelay(Duration.ZERO).pollInterval(LOOKS).until(condition);
  }
}
