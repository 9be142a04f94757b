package dev.nightjar.worker.metrics;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.util.concurrent.TimeUnit;

/** The metrics of Temporal's SDK, all of which begin with {@code temporal}. */
public final class TemporalMeters {
  private static final double REPORT_SECONDS = 1;

  private TemporalMeters() {}

  /** A scope for Temporal's connection; closing it also closes the registry. */
  public static Scope scope(MeterRegistry registry) {
    return new RootScopeBuilder()
        .reporter(new MicrometerClientStatsReporter(registry))
        .reportEvery(Duration.ofSeconds(REPORT_SECONDS));
  }

  /** Keeps nine buckets of the SDK's timers: it asks for some seventy of each. */
  public static MeterFilter fewBuckets() {
    DistributionStatisticConfig few =
        DistributionStatisticConfig.builder()
            .percentilesHistogram(false)
            .serviceLevelObjectives(
                nanos(5),
                nanos(20),
                nanos(100),
                nanos(500),
                nanos(2_000),
                nanos(10_000),
                nanos(60_000),
                nanos(600_000),
                nanos(3_600_000))
            .build();
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id id, DistributionStatisticConfig config) {
        return id.getName().startsWith("temporal") ? few.merge(config) : config;
      }
    };
  }

  private static double nanos(long millis) {
    return (double) TimeUnit.MILLISECONDS.toNanos(millis);
  }
}
