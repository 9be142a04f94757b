package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.ShutdownSignal;
import dev.nightjar.worker.WorkerHost;
import java.time.Duration;

/**
 * Lets a process end when its worker host has: one that stops because the ledger says so ends it as
 * a signal does.
 */
final class HostWatch {
  private final WorkerHost host;
  private final ShutdownSignal signal;
  private final Duration farewell;

  private HostWatch(WorkerHost host, ShutdownSignal signal, Duration farewell) {
    this.host = host;
    this.signal = signal;
    this.farewell = farewell;
  }

  /**
   * Watches from now on.
   *
   * @param signal is raised, so that whoever waits for it goes on
   * @param farewell how long after the host has stopped, unless a signal comes before
   */
  static void start(WorkerHost host, ShutdownSignal signal, Duration farewell) {
    HostWatch watch = new HostWatch(host, signal, farewell);
    Thread thread = new Thread(watch::watch, "told-to-stop-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      host.awaitStop();
      if (!signal.await(farewell)) {
        signal.raise();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
