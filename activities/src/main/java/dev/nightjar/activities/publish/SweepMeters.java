package dev.nightjar.activities.publish;

import dev.nightjar.activities.publish.SweepReport.Rest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts sweeps and what they delete, from zero on. Thread-safe. */
final class SweepMeters {
  private final Counter through;
  private final Counter cutShort;
  private final Counter generations;
  private final Counter rows;

  SweepMeters(MeterRegistry registry) {
    this.through = sweeps(registry, "nothing");
    this.cutShort = sweeps(registry, "more");
    this.generations =
        Counter.builder("nightjar.swept.generations")
            .description("Generations whose rows were swept")
            .register(registry);
    this.rows =
        Counter.builder("nightjar.swept.rows")
            .description("Rows that sweeps deleted")
            .register(registry);
  }

  private static Counter sweeps(MeterRegistry registry, String rest) {
    return Counter.builder("nightjar.sweeps")
        .description("Sweeps of superseded generations, by what they left undone")
        .tags("rest", rest)
        .register(registry);
  }

  /** Counts a sweep. */
  void add(SweepReport report) {
    (report.rest() == Rest.MORE ? cutShort : through).increment();
    generations.increment(report.generations());
    rows.increment((double) report.rows());
  }
}
