package dev.nightjar.worker.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many activities of each lane wait in Temporal; not a number while that is not known.
 * Thread-safe.
 */
public final class BacklogMeters {
  private static final Logger LOG = LoggerFactory.getLogger(BacklogMeters.class);

  private final List<LaneSlots> lanes;
  private final Function<String, OptionalLong> backlog;
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();

  /**
   * Nothing is asked yet.
   *
   * @param backlog tells how many activities of a task queue wait; empty where it is not known
   */
  public BacklogMeters(
      MeterRegistry registry, List<LaneSlots> lanes, Function<String, OptionalLong> backlog) {
    this.lanes = List.copyOf(lanes);
    this.backlog = backlog;
    this.lanes.forEach(lane -> register(registry, lane));
  }

  private void register(MeterRegistry registry, LaneSlots lane) {
    Gauge.builder("nightjar.lane.backlog", waiting, known -> value(known.get(lane.queue())))
        .description("Activities that wait in Temporal for a slot, of all worker hosts together")
        .tag("lane", lane.lane())
        .strongReference(true)
        .register(registry);
  }

  private static double value(@Nullable Long count) {
    return count == null ? Double.NaN : count;
  }

  /** Asks anew. A backlog about which Temporal gives no answer is not known any more. */
  public void refresh() {
    lanes.forEach(lane -> put(lane.queue(), ask(lane.queue())));
  }

  private OptionalLong ask(String queue) {
    try {
      return backlog.apply(queue);
    } catch (RuntimeException e) {
      // The check of Temporal itself says so loudly.
      LOG.debug("Temporal does not tell the backlog of {}", queue, e);
      return OptionalLong.empty();
    }
  }

  private void put(String queue, OptionalLong count) {
    if (count.isPresent()) {
      waiting.put(queue, count.getAsLong());
    } else {
      waiting.remove(queue);
    }
  }
}
