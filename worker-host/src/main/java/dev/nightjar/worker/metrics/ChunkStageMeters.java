package dev.nightjar.worker.metrics;

import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.stage.StageMeter;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.core.host.StageLoad;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The load of the stages of a worker host's chunks. Thread-safe. */
public final class ChunkStageMeters {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final ChunkStages stages;
  private final SpentTime spent = new SpentTime();

  /** Of one worker host. */
  public ChunkStageMeters(MeterRegistry registry, ChunkStages stages) {
    this.stages = stages;
    stages.meters().forEach(meter -> register(registry, meter));
    Gauge.builder("nightjar.chunk.writes", stages.write(), write -> write.atOnce())
        .description("Batches that chunks may store at once; fewer while HBase is too busy")
        .strongReference(true)
        .register(registry);
  }

  private void register(MeterRegistry registry, StageMeter meter) {
    String stage = meter.stage().label();
    for (Use use : Use.values()) {
      FunctionCounter.builder(
              "nightjar.chunk.stage", meter, one -> one.nanos(use) / NANOS_PER_SECOND)
          .description("What the threads of a chunk's stages spend their time on")
          .baseUnit("seconds")
          .tags("stage", stage, "use", use.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    FunctionCounter.builder("nightjar.chunk.stage.rows", meter, StageMeter::rows)
        .description("Rows that went through a chunk's stages")
        .tag("stage", stage)
        .register(registry);
    Gauge.builder("nightjar.chunk.stage.queued", meter, StageMeter::queued)
        .description("Batches that wait before a chunk's stage")
        .tag("stage", stage)
        .strongReference(true)
        .register(registry);
    Gauge.builder("nightjar.chunk.stage.batch", stages, all -> all.batch(meter.stage()))
        .description("Rows that a chunk's stage would read, take or store at once")
        .tag("stage", stage)
        .strongReference(true)
        .register(registry);
  }

  /** What the stages did since this was last asked, by whoever asked. */
  public synchronized List<StageLoad> loads() {
    spent.next();
    List<StageLoad> loads = new ArrayList<>();
    for (StageMeter meter : stages.meters()) {
      loads.add(
          new StageLoad(
              StageLoad.CHUNKS,
              meter.stage().label(),
              threads(meter, Use.BUSY),
              threads(meter, Use.STARVED),
              threads(meter, Use.HELD),
              Math.max(0, meter.queued()),
              stages.batch(meter.stage())));
    }
    return loads;
  }

  private double threads(StageMeter meter, Use use) {
    return spent.threads(List.of(meter.stage(), use), meter.nanos(use));
  }
}
