package dev.nightjar.swarm.lane;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * The lanes as a caller sees them. A lane that nobody described is {@link LanePolicy#available()}.
 * Thread-safe; policies may change while calls are made.
 */
public final class LaneTable {
  private final ConcurrentMap<String, Gate> gates = new ConcurrentHashMap<>();
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
    return gates.computeIfAbsent(lane, name -> gate(name, LanePolicy.available()));
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

  /** What has become of the calls of every lane that was used or described. */
  public SortedMap<String, LaneCounts> counts() {
    SortedMap<String, LaneCounts> counts = new TreeMap<>();
    gates.forEach((lane, gate) -> counts.put(lane, gate.counts()));
    return Collections.unmodifiableSortedMap(counts);
  }
}
