package dev.nightjar.benchmark.coordinator;

import dev.nightjar.benchmark.coordinator.FanOutMeasurement.Setting;
import dev.nightjar.benchmark.measure.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures the coordinator on a real Temporal server, with chunks that do no work. For one use. */
public final class CoordinatorBenchmark {
  /** Chunks of the nights by which processes find out what is hot. */
  private static final int WARM_UP = 1000;

  private final CoordinatorOptions options;
  private final Consumer<String> progress;
  private final List<FanOutResult> nights = new ArrayList<>();

  /** A benchmark that tells its progress in lines. */
  public CoordinatorBenchmark(CoordinatorOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Measures everything. */
  public CoordinatorReport run() throws IOException, InterruptedException, SQLException {
    Files.createDirectories(options.folder());
    progress.accept("Making a namespace ready");
    try (CoordinatorSite site = new CoordinatorSite(options.stack(), options.folder())) {
      FanOutMeasurement measurement = new FanOutMeasurement(site);
      empty(site, measurement);
      waiting(site, measurement);
      return new CoordinatorReport(
          nights, RecoveryMeasurement.heartbeatTimeout(), recoveries(site, measurement));
    }
  }

  private void empty(CoordinatorSite site, FanOutMeasurement measurement)
      throws IOException, InterruptedException, SQLException {
    progress.accept("Empty chunks on one worker host");
    Setting setting = new Setting(1, Duration.ZERO, options.emptyChunks());
    List<JavaProcess> hosts = site.hosts(1, Duration.ZERO);
    try {
      for (FanOutProgram program : FanOutProgram.values()) {
        measurement.measure(program, new Setting(1, Duration.ZERO, WARM_UP));
      }
      for (int round = 0; round < options.rounds(); round++) {
        for (FanOutProgram program : FanOutProgram.values()) {
          tell(measurement.measure(program, setting));
        }
      }
    } finally {
      hosts.forEach(JavaProcess::close);
    }
  }

  private void waiting(CoordinatorSite site, FanOutMeasurement measurement)
      throws IOException, InterruptedException, SQLException {
    for (int count : options.hosts()) {
      progress.accept(
          "Chunks of %d ms on %d worker hosts".formatted(options.chunkTime().toMillis(), count));
      int chunks = count * CoordinatorSite.SLOTS * options.chunksPerSlot();
      List<JavaProcess> hosts = site.hosts(count, options.chunkTime());
      try {
        measurement.measure(
            FanOutProgram.ENGINE, new Setting(count, options.chunkTime(), Math.max(1, chunks / 4)));
        tell(
            measurement.measure(
                FanOutProgram.ENGINE, new Setting(count, options.chunkTime(), chunks)));
      } finally {
        hosts.forEach(JavaProcess::close);
      }
    }
  }

  private List<Duration> recoveries(CoordinatorSite site, FanOutMeasurement measurement)
      throws IOException, InterruptedException {
    RecoveryMeasurement recovery = new RecoveryMeasurement(site, measurement);
    List<Duration> recoveries = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      progress.accept("Killing a worker host, %d of %d".formatted(round, options.rounds()));
      recoveries.add(recovery.once());
    }
    return recoveries;
  }

  private void tell(FanOutResult night) {
    nights.add(night);
    progress.accept(
        String.format(
            Locale.ROOT,
            "  %s: %,d chunks in %.2f s, %.1f a second",
            night.program().label(),
            night.chunks(),
            night.elapsed().toNanos() / 1e9,
            night.chunksPerSecond()));
  }
}
