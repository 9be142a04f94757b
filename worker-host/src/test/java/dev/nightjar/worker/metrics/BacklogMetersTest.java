package dev.nightjar.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class BacklogMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, Long> told = new ConcurrentHashMap<>();
  private boolean isAway;

  @Test
  void aLanesBacklogIsNotANumberWhileTemporalDoesNotTell() {
    BacklogMeters meters =
        new BacklogMeters(
            registry,
            List.of(new LaneSlots("process", "q", 4), new LaneSlots("batch", "r", 2)),
            this::ask);
    assertThat(backlog("process")).isNaN();

    told.put("q", 7L);
    meters.refresh();
    assertThat(backlog("process")).isEqualTo(7);
    assertThat(backlog("batch")).isNaN();

    isAway = true;
    meters.refresh();
    assertThat(backlog("process")).isNaN();
  }

  private OptionalLong ask(String queue) {
    if (isAway) {
      throw new IllegalStateException("away");
    }
    Long count = told.get(queue);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  private double backlog(String lane) {
    return registry.get("nightjar.lane.backlog").tag("lane", lane).gauge().value();
  }
}
