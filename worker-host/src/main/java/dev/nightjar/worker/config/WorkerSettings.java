package dev.nightjar.worker.config;

import dev.nightjar.activities.publish.SweepOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * The worker host as a process.
 *
 * @param identity its name in the ledger and in Temporal; process id and host name unless set
 * @param shutdownGrace how long running activities may go on after a stop before they are
 *     interrupted
 * @param connectLimit how long it goes on trying to connect when it starts; zero for one try
 * @param sweep how superseded generations are swept
 */
public record WorkerSettings(
    Optional<String> identity, Duration shutdownGrace, Duration connectLimit, SweepOptions sweep) {
  /** The name in the ledger and in Temporal. */
  public String name() {
    return identity.orElseGet(() -> ManagementFactory.getRuntimeMXBean().getName());
  }

  static WorkerSettings read(ConfigurationReader reader) {
    return new WorkerSettings(
        reader.value(Settings.WORKER_IDENTITY),
        reader.value(Settings.WORKER_SHUTDOWN_GRACE),
        reader.value(Settings.WORKER_CONNECT_LIMIT),
        sweep(reader.value(Settings.SWEEP_GRACE)));
  }

  private static SweepOptions sweep(Duration grace) {
    SweepOptions defaults = SweepOptions.DEFAULTS;
    return new SweepOptions(
        grace, defaults.generationsPerSweep(), defaults.rowsPerSecond(), defaults.longest());
  }
}
