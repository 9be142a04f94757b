package dev.nightjar.worker.metrics;

import dev.nightjar.swarm.lane.Gate;
import dev.nightjar.swarm.lane.LaneTable;
import dev.nightjar.swarm.message.CallStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What has become of the calls that this process has offered to each lane. */
public final class GateMeters {
  private static final Set<CallStatus> ENDS = EnumSet.complementOf(EnumSet.of(CallStatus.PENDING));

  private GateMeters() {}

  /** Shows every lane, from when it is first used or described. */
  public static void show(LaneTable lanes, MeterRegistry registry) {
    lanes.watch((lane, gate) -> register(registry, lane, gate));
  }

  private static void register(MeterRegistry registry, String lane, Gate gate) {
    for (CallStatus status : ENDS) {
      FunctionCounter.builder("nightjar.swarm.calls", gate, of -> of.counts().count(status))
          .description("Calls that this process has offered to a lane, by their ends")
          .tag("lane", lane)
          .tag("status", status.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("nightjar.swarm.pending", gate, of -> of.counts().count(CallStatus.PENDING))
        .description("Calls that this process has on their way")
        .tag("lane", lane)
        .register(registry);
    Gauge.builder("nightjar.swarm.limit", gate, GateMeters::limit)
        .description("Calls that a CONSISTENT lane lets this process have on their way")
        .tag("lane", lane)
        .register(registry);
  }

  private static double limit(Gate gate) {
    return gate.policy().isBounded() ? gate.limit() : Double.POSITIVE_INFINITY;
  }
}
