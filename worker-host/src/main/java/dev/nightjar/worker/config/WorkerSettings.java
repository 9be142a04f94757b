package dev.nightjar.worker.config;

import dev.nightjar.activities.process.ProcessOptions;
import dev.nightjar.activities.publish.SweepOptions;
import dev.nightjar.worker.build.Build;
import io.temporal.common.WorkerDeploymentVersion;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The worker host as a process.
 *
 * @param identity its name in the ledger and in Temporal; process id and host name unless set
 * @param shutdownGrace how long running activities may go on after a stop before they are
 *     interrupted
 * @param connectLimit how long it goes on trying to connect when it starts; zero for one try
 * @param deployment the version under which Temporal's Worker Versioning knows it; empty where that
 *     is not used
 * @param process how chunks are processed
 * @param threadsPerPublish how many merchants of a group are merged at once
 * @param sweep how superseded generations are swept
 */
public record WorkerSettings(
    Optional<String> identity,
    Duration shutdownGrace,
    Duration connectLimit,
    Optional<WorkerDeploymentVersion> deployment,
    ProcessOptions process,
    int threadsPerPublish,
    SweepOptions sweep) {
  /** The name in the ledger and on pages. */
  public String name() {
    return identity.orElseGet(() -> ManagementFactory.getRuntimeMXBean().getName());
  }

  /** The name in Temporal, which shows it beside what a host did: with the build. */
  public String temporalIdentity() {
    return "%s nightjar/%s".formatted(name(), Build.current().id());
  }

  static WorkerSettings read(ConfigurationReader reader) {
    return new WorkerSettings(
        reader.value(Settings.WORKER_IDENTITY),
        reader.value(Settings.WORKER_SHUTDOWN_GRACE),
        reader.value(Settings.WORKER_CONNECT_LIMIT),
        deployment(reader),
        process(reader),
        reader.value(Settings.THREADS_PER_PUBLISH),
        sweep(reader));
  }

  private static Optional<WorkerDeploymentVersion> deployment(ConfigurationReader reader) {
    Optional<String> buildId = reader.value(Settings.WORKER_BUILD_ID);
    return reader
        .value(Settings.WORKER_DEPLOYMENT)
        .map(name -> new WorkerDeploymentVersion(name, buildId.orElseGet(Build.current()::id)));
  }

  private static ProcessOptions process(ConfigurationReader reader) {
    ProcessOptions options =
        ProcessOptions.defaults()
            .withFailedVisitorsAllowed(reader.value(Settings.FAILED_VISITORS_ALLOWED))
            .withThreadsPerChunk(reader.value(Settings.THREADS_PER_CHUNK))
            .withDeltaBytes((long) reader.value(Settings.DELTA_MEBIBYTES) << Settings.MEBI);
    Optional<Path> folder = reader.value(Settings.SPILL_FOLDER);
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      reader.problem(
          Settings.SPILL_FOLDER, folder.get().toString(), "must be a folder that is there");
    }
    return folder.map(options::withSpillFolder).orElse(options);
  }

  private static SweepOptions sweep(ConfigurationReader reader) {
    return new SweepOptions(
        reader.value(Settings.SWEEP_GRACE),
        SweepOptions.DEFAULTS.generationsPerPage(),
        reader.value(Settings.SWEEP_ROWS_PER_SECOND),
        reader.value(Settings.SWEEP_TIME));
  }
}
