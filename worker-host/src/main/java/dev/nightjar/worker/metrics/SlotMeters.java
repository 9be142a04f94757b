package dev.nightjar.worker.metrics;

import dev.nightjar.core.host.LaneLoad;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many of each lane's slots for activities there are, and are taken. Thread-safe. */
public final class SlotMeters {
  private final List<LaneSlots> lanes;
  private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
  private final AtomicInteger running = new AtomicInteger();

  /** Of the lanes of one worker host. */
  public SlotMeters(MeterRegistry registry, List<LaneSlots> lanes) {
    this.lanes = List.copyOf(lanes);
    this.lanes.forEach(lane -> register(registry, lane));
  }

  private void register(MeterRegistry registry, LaneSlots lane) {
    AtomicInteger count = new AtomicInteger();
    taken.put(lane.queue(), count);
    Gauge.builder("nightjar.slots", lane::slots)
        .description("Slots for activities")
        .tag("lane", lane.lane())
        .register(registry);
    Gauge.builder("nightjar.slots.used", count, AtomicInteger::get)
        .description("Slots whose activity is being executed")
        .tag("lane", lane.lane())
        .strongReference(true)
        .register(registry);
  }

  /** The lanes with what is executed now. */
  public List<LaneLoad> loads() {
    return lanes.stream().map(this::load).toList();
  }

  private LaneLoad load(LaneSlots lane) {
    AtomicInteger count = taken.get(lane.queue());
    int now = count == null ? 0 : count.get();
    return new LaneLoad(lane.lane(), lane.queue(), lane.slots(), now);
  }

  /** How many activities are executed now, those for this host alone among them. */
  public int running() {
    return running.get();
  }

  void taken(String queue) {
    add(queue, 1);
  }

  void given(String queue) {
    add(queue, -1);
  }

  private void add(String queue, int change) {
    running.addAndGet(change);
    AtomicInteger count = taken.get(queue);
    if (count != null) {
      count.addAndGet(change);
    }
  }
}
