package dev.nightjar.worker.metrics;

import dev.nightjar.core.host.StageLoad;
import dev.nightjar.swarm.host.CallStage;
import dev.nightjar.swarm.host.LaneStages;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The load of the stages of a worker host's calls. Thread-safe. */
public final class CallStageMeters {
  private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

  private final List<LaneStages> lanes;
  private final SpentTime spent = new SpentTime();

  /** Of one worker host; no lanes where it offers nothing. */
  public CallStageMeters(MeterRegistry registry, List<LaneStages> lanes) {
    this.lanes = List.copyOf(lanes);
    this.lanes.forEach(lane -> register(registry, lane));
  }

  private static void register(MeterRegistry registry, LaneStages lane) {
    time(registry, lane, CallStage.RECEIVE, "starved", LaneStages::starvedNanos);
    for (CallStage stage : CallStage.values()) {
      time(registry, lane, stage, "busy", of -> of.busyNanos(stage));
      FunctionCounter.builder("nightjar.call.stage.calls", lane, of -> of.calls(stage))
          .description("Calls that went through a stage")
          .tags("lane", lane.lane(), "stage", stage.label())
          .register(registry);
    }
  }

  private static void time(
      MeterRegistry registry,
      LaneStages lane,
      CallStage stage,
      String use,
      ToLongFunction<LaneStages> nanos) {
    FunctionCounter.builder(
            "nightjar.call.stage", lane, of -> nanos.applyAsLong(of) / NANOS_PER_SECOND)
        .description("What the slots for calls spend their time on")
        .baseUnit("seconds")
        .tags("lane", lane.lane(), "stage", stage.label(), "use", use)
        .register(registry);
  }

  /** What the stages did since this was last asked, by whoever asked. */
  public synchronized List<StageLoad> loads() {
    spent.next();
    List<StageLoad> loads = new ArrayList<>();
    for (LaneStages lane : lanes) {
      for (CallStage stage : CallStage.values()) {
        double busy = spent.threads(List.of(lane.lane(), stage), lane.busyNanos(stage));
        double starved =
            stage == CallStage.RECEIVE ? spent.threads(lane.lane(), lane.starvedNanos()) : 0;
        loads.add(new StageLoad(lane.lane(), stage.label(), busy, starved, 0, 0, 0));
      }
    }
    return loads;
  }
}
