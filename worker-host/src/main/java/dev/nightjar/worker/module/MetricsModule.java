package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.metrics.ActivityMeters;
import dev.nightjar.worker.metrics.SlotMeters;
import dev.nightjar.worker.metrics.StageMeters;
import dev.nightjar.worker.metrics.TemporalMeters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/** Where everything is counted: nowhere, until a page that shows it is added to the registry. */
public final class MetricsModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(MeterRegistry.class).to(CompositeMeterRegistry.class);
  }

  @Provides
  @Singleton
  CompositeMeterRegistry registry() {
    CompositeMeterRegistry registry = new CompositeMeterRegistry();
    registry.config().meterFilter(TemporalMeters.fewBuckets());
    return registry;
  }

  @Provides
  @Singleton
  ActivityMeters activities(MeterRegistry registry, JobCatalog jobs, LaneSettings lanes) {
    return new ActivityMeters(new StageMeters(registry, jobs), new SlotMeters(registry, lanes));
  }
}
