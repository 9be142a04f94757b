package dev.nightjar.worker.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.worker.config.LaneSettings;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What workers are told. */
class LaneWorkersTest {
  private static final Duration TEMPORALS_OWN_LIMIT = Duration.ofSeconds(10);

  @Test
  void aStepMayTakeAlmostAsLongAsTemporalWaitsForIt() {
    LaneSettings lanes = new LaneSettings(3, 2, 1, SlotSupply.FIXED);
    WorkerOptions options = LaneWorkers.options(lanes, lanes.coordinator(), Optional.empty());

    assertThat(Duration.ofMillis(options.getDefaultDeadlockDetectionTimeout()))
        .isBetween(Duration.ofSeconds(5), TEMPORALS_OWN_LIMIT);
    assertThat(options.getMaxConcurrentWorkflowTaskExecutionSize()).isEqualTo(3);
  }

  @Test
  void howFarAChunkIsIsToldMoreOftenThanAFewSlicesTake() {
    LaneSettings lanes = new LaneSettings(3, 2, 1, SlotSupply.FIXED);

    assertThat(LaneWorkers.options(lanes, 2, Optional.empty()).getMaxHeartbeatThrottleInterval())
        .isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aStepOfTheSwarmsLanesMayTakeAsLong() {
    WorkerOptions options =
        LaneWorkers.common(WorkerOptions.newBuilder(), Optional.empty()).build();

    assertThat(Duration.ofMillis(options.getDefaultDeadlockDetectionTimeout()))
        .isEqualTo(LaneWorkers.STEP_LIMIT);
  }
}
