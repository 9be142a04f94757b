package dev.nightjar.worker.metrics;

import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.workflows.Lanes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many of each lane's slots for activities there are, and are taken. Thread-safe. */
public final class SlotMeters {
  private static final String PREFIX = "nightjar-";

  private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();

  /** Of the lanes of one worker host. */
  public SlotMeters(MeterRegistry registry, LaneSettings lanes) {
    lane(registry, Lanes.COORDINATOR, lanes.coordinator());
    lane(registry, Lanes.PROCESS, lanes.process());
    lane(registry, Lanes.PUBLISH, lanes.publish());
  }

  private void lane(MeterRegistry registry, String lane, int slots) {
    AtomicInteger count = new AtomicInteger();
    taken.put(lane, count);
    String name = lane.startsWith(PREFIX) ? lane.substring(PREFIX.length()) : lane;
    Gauge.builder("nightjar.slots", () -> slots)
        .description("Slots for activities")
        .tag("lane", name)
        .register(registry);
    Gauge.builder("nightjar.slots.used", count, AtomicInteger::get)
        .description("Slots whose activity is being executed")
        .tag("lane", name)
        .strongReference(true)
        .register(registry);
  }

  void taken(String lane) {
    add(lane, 1);
  }

  void given(String lane) {
    add(lane, -1);
  }

  private void add(String lane, int change) {
    AtomicInteger count = taken.get(lane);
    if (count != null) {
      count.addAndGet(change);
    }
  }
}
