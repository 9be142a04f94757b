package dev.nightjar.worker.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * How many activities of each lane wait in Temporal. A lane whose backlog Temporal does not tell
 * has no metric. Thread-safe.
 */
public final class BacklogMeters {
  private final MeterRegistry registry;
  private final List<LaneSlots> lanes;
  private final Function<String, OptionalLong> backlog;
  private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();

  /**
   * Nothing is asked yet.
   *
   * @param backlog tells how many activities of a task queue wait; empty where it is not known
   */
  public BacklogMeters(
      MeterRegistry registry, List<LaneSlots> lanes, Function<String, OptionalLong> backlog) {
    this.registry = registry;
    this.lanes = List.copyOf(lanes);
    this.backlog = backlog;
  }

  /** Asks anew. */
  public void refresh() {
    for (LaneSlots lane : lanes) {
      backlog
          .apply(lane.queue())
          .ifPresent(count -> waiting.computeIfAbsent(lane.lane(), this::register).set(count));
    }
  }

  private AtomicLong register(String lane) {
    AtomicLong count = new AtomicLong();
    Gauge.builder("nightjar.lane.backlog", count, AtomicLong::get)
        .description("Activities that wait in Temporal for a slot, of all worker hosts together")
        .tag("lane", lane)
        .strongReference(true)
        .register(registry);
    return count;
  }
}
