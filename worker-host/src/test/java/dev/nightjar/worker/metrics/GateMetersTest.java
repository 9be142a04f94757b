package dev.nightjar.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.lane.Gate;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.lane.LaneTable;
import dev.nightjar.swarm.lane.PaceLimit;
import dev.nightjar.swarm.message.CallStatus;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LaneTable lanes =
      new LaneTable(
          Map.of("realtime", LanePolicy.consistent(Duration.ofSeconds(1))), PaceLimit::new);

  @Test
  void everyCallOfALaneIsCountedByItsEnd() {
    GateMeters.show(lanes, registry);
    Gate gate = lanes.gate("realtime");
    Admission two = gate.admit("prices.price", 2);
    assertThat(gauge("pending", "realtime")).isEqualTo(2);
    two.ended(CallStatus.ANSWERED);
    two.ended(CallStatus.TIMED_OUT);
    assertThatThrownBy(() -> gate.admit("prices.price", 1_000))
        .isInstanceOf(ResourceNotAvailable.class);

    assertThat(calls("realtime", "answered")).isEqualTo(1);
    assertThat(calls("realtime", "timed_out")).isEqualTo(1);
    assertThat(calls("realtime", "refused")).isEqualTo(1_000);
    assertThat(calls("realtime", "failed")).isZero();
    assertThat(gauge("pending", "realtime")).isZero();
    assertThat(gauge("limit", "realtime")).isEqualTo(gate.limit());
  }

  @Test
  void aLaneThatIsUsedLaterIsShownFromThenOn() {
    GateMeters.show(lanes, registry);
    assertThat(registry.find("nightjar.swarm.pending").tag("lane", "batch").gauge()).isNull();
    lanes.gate("batch").admit("prices.price", 3);
    assertThat(gauge("pending", "batch")).isEqualTo(3);
    assertThat(gauge("limit", "batch")).isInfinite();
  }

  private double calls(String lane, String status) {
    return registry
        .get("nightjar.swarm.calls")
        .tag("lane", lane)
        .tag("status", status)
        .functionCounter()
        .count();
  }

  private double gauge(String name, String lane) {
    return registry.get("nightjar.swarm." + name).tag("lane", lane).gauge().value();
  }
}
