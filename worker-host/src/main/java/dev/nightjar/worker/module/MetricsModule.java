package dev.nightjar.worker.module;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmWorkers;
import dev.nightjar.swarm.temporal.Queues;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.SwarmSettings;
import dev.nightjar.worker.metrics.ActivityMeters;
import dev.nightjar.worker.metrics.CallStageMeters;
import dev.nightjar.worker.metrics.ChunkStageMeters;
import dev.nightjar.worker.metrics.LaneSlots;
import dev.nightjar.worker.metrics.SlotMeters;
import dev.nightjar.worker.metrics.StageMeters;
import dev.nightjar.worker.metrics.TemporalMeters;
import dev.nightjar.workflows.Lanes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.List;

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
  ActivityMeters activities(MeterRegistry registry, JobCatalog jobs, SlotMeters slots) {
    return new ActivityMeters(new StageMeters(registry, jobs), slots);
  }

  @Provides
  @Singleton
  SlotMeters slots(MeterRegistry registry, List<LaneSlots> lanes) {
    return new SlotMeters(registry, lanes);
  }

  @Provides
  @Singleton
  ChunkStageMeters chunkStages(MeterRegistry registry, ChunkStages stages) {
    return new ChunkStageMeters(registry, stages);
  }

  @Provides
  @Singleton
  CallStageMeters callStages(MeterRegistry registry, Offers offers, Provider<SwarmWorkers> swarm) {
    return new CallStageMeters(registry, offers.isEmpty() ? List.of() : swarm.get().stages());
  }

  /** The lanes that a worker host of this configuration serves. */
  @Provides
  @Singleton
  List<LaneSlots> lanes(LaneSettings engine, SwarmSettings swarm, Offers offers) {
    List<LaneSlots> lanes = new ArrayList<>();
    lanes.add(new LaneSlots("coordinator", Lanes.COORDINATOR, engine.coordinator()));
    lanes.add(new LaneSlots("process", Lanes.PROCESS, engine.process()));
    lanes.add(new LaneSlots("publish", Lanes.PUBLISH, engine.publish()));
    if (!offers.isEmpty()) {
      swarm
          .lanes()
          .forEach((lane, slots) -> lanes.add(new LaneSlots(lane, Queues.ofLane(lane), slots)));
    }
    return List.copyOf(lanes);
  }
}
