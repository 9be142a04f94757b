package dev.nightjar.worker.config;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The worker host as a process.
 *
 * @param identity its name in the ledger and in Temporal; process id and host name unless set
 * @param shutdownGrace how long running activities may go on after a stop before they are
 *     interrupted
 */
public record WorkerSettings(Optional<String> identity, Duration shutdownGrace) {
  /** The name in the ledger and in Temporal. */
  public String name() {
    return identity.orElseGet(() -> ManagementFactory.getRuntimeMXBean().getName());
  }

  static WorkerSettings read(ConfigurationReader reader) {
    return new WorkerSettings(
        reader.value(Settings.WORKER_IDENTITY), reader.value(Settings.WORKER_SHUTDOWN_GRACE));
  }
}
