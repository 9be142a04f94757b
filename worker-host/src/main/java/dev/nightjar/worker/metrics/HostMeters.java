package dev.nightjar.worker.metrics;

import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.worker.build.Build;
import dev.nightjar.worker.health.Condition.State;
import dev.nightjar.worker.health.HealthBoard;
import dev.nightjar.worker.health.Part;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What a worker host is, and how. */
public final class HostMeters {
  private HostMeters() {}

  /** Registers them, for as long as the board is there. */
  public static void register(MeterRegistry registry, HealthBoard board, JobCatalog jobs) {
    Gauge.builder("nightjar.ready", board, HostMeters::ready)
        .description("1 while /readyz says yes, else 0")
        .register(registry);
    for (Part part : Part.values()) {
      Gauge.builder("nightjar.part.up", board, seen -> up(seen, part))
          .description("1 while a part of /healthz or /readyz is up, else 0")
          .tag("part", part.label())
          .register(registry);
    }
    Build build = Build.current();
    Gauge.builder("nightjar.build.info", () -> 1)
        .description("The versions that run")
        .tags("version", build.version(), "commit", build.commit())
        .tags("temporal", build.temporal(), "hbase", build.hbase())
        .register(registry);
    jobs.names()
        .forEach(
            job ->
                Gauge.builder("nightjar.job.info", () -> 1)
                    .description("The jobs that this worker host can do")
                    .tags("job", job.value())
                    .tags("version", jobs.job(job).version().toString())
                    .register(registry));
  }

  private static double ready(HealthBoard board) {
    return board.readiness().isGood() ? 1 : 0;
  }

  private static double up(HealthBoard board, Part part) {
    return board.of(part).state() == State.UP ? 1 : 0;
  }
}
