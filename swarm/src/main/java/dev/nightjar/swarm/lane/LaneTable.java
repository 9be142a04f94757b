package dev.nightjar.swarm.lane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The lanes as a caller sees them. A lane that nobody described is {@link LanePolicy#available()}.
 * Thread-safe; policies may change while calls are made.
 */
public final class LaneTable {
  private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();
  private final List<BiConsumer<String, Gate>> watchers = new ArrayList<>();
  private final Function<Duration, AdmissionLimit> limits;

  /**
   * With these policies by lane.
   *
   * @param limits makes the limit of a bounded lane
   */
  public LaneTable(Map<String, LanePolicy> policies, Function<Duration, AdmissionLimit> limits) {
    this.limits = limits;
    policies.forEach(this::set);
  }

  /** The entrance of a lane. */
  public Gate gate(String lane) {
    Gate known = gates.get(lane);
    return known == null ? first(lane) : known;
  }

  private synchronized Gate first(String lane) {
    Gate known = gates.get(lane);
    if (known != null) {
      return known;
    }
    Gate gate = gate(lane, LanePolicy.available());
    gates.put(lane, gate);
    watchers.forEach(watcher -> watcher.accept(lane, gate));
    return gate;
  }

  private Gate gate(String lane, LanePolicy policy) {
    return new Gate(lane, policy, System::nanoTime, limits);
  }

  /** What a lane does under overload. */
  public LanePolicy policy(String lane) {
    return gate(lane).policy();
  }

  /** Changes what a lane does, from the next call on. */
  public void set(String lane, LanePolicy policy) {
    gate(lane).set(policy);
  }

  /** Tells of every lane that was used or described, and of each that will be, once. */
  public synchronized void watch(BiConsumer<String, Gate> watcher) {
    watchers.add(watcher);
    gates.forEach(watcher);
  }

  /** What has become of the calls of every lane that was used or described. */
  public SortedMap<String, LaneCounts> counts() {
    SortedMap<String, LaneCounts> counts = new TreeMap<>();
    gates.forEach((lane, gate) -> counts.put(lane, gate.counts()));
    return Collections.unmodifiableSortedMap(counts);
  }
}
