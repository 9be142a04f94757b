package dev.nightjar.swarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.lane.AdmissionLimit;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.lane.PaceLimit;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.GuardedLog;
import dev.nightjar.swarm.transport.HostDirectory;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How a process calls.
 *
 * @param mapper writes arguments and reads results, as worker hosts read and write them
 * @param lanes what each does under overload; others are {@link LanePolicy#available()}
 * @param hosts who is there, for broadcasts
 * @param log takes records of calls that no worker host knows of: refused and given up ones
 * @param limits makes the limit of a CONSISTENT lane of a bound; {@link PaceLimit} unless given
 * @param window executions of a group, each of a call or a bundle, on their way at once, 1 to 500
 * @param standaloneActivities whether single calls are Temporal's standalone activities where the
 *     server has them, rather than workflows of one activity
 */
public record SwarmOptions(
    ObjectMapper mapper,
    SortedMap<String, LanePolicy> lanes,
    Optional<HostDirectory> hosts,
    CallLog log,
    Function<Duration, AdmissionLimit> limits,
    int window,
    boolean standaloneActivities) {
  private static final int WINDOW = 100;
  private static final int WIDEST_WINDOW = 500;

  public SwarmOptions {
    if (window < 1 || window > WIDEST_WINDOW) {
      throw new IllegalArgumentException(
          "Invalid window %d of a group: it must be from 1 to %d".formatted(window, WIDEST_WINDOW));
    }
    log = GuardedLog.of(log);
    lanes = Collections.unmodifiableSortedMap(new TreeMap<>(lanes));
  }

  /**
   * Every lane AVAILABLE, nobody to broadcast to, no log, a window of 100 executions, standalone
   * activities.
   */
  public static SwarmOptions defaults() {
    return new SwarmOptions(
        Json.mapper(),
        new TreeMap<>(),
        Optional.empty(),
        CallLog.NONE,
        PaceLimit::new,
        WINDOW,
        true);
  }

  /** The same with what a lane does under overload. */
  public SwarmOptions withLane(String lane, LanePolicy policy) {
    SortedMap<String, LanePolicy> more = new TreeMap<>(lanes);
    more.put(lane, policy);
    return new SwarmOptions(mapper, more, hosts, log, limits, window, standaloneActivities);
  }

  /** The same with who is there. */
  public SwarmOptions withHosts(HostDirectory directory) {
    return new SwarmOptions(
        mapper, lanes, Optional.of(directory), log, limits, window, standaloneActivities);
  }

  /** The same with a log. */
  public SwarmOptions withLog(CallLog calls) {
    return new SwarmOptions(mapper, lanes, hosts, calls, limits, window, standaloneActivities);
  }

  /** The same with a mapper. */
  public SwarmOptions withMapper(ObjectMapper other) {
    return new SwarmOptions(other, lanes, hosts, log, limits, window, standaloneActivities);
  }

  /** The same with limits for bounded lanes. */
  public SwarmOptions withLimits(Function<Duration, AdmissionLimit> other) {
    return new SwarmOptions(mapper, lanes, hosts, log, other, window, standaloneActivities);
  }

  /** The same with a window. */
  public SwarmOptions withWindow(int calls) {
    return new SwarmOptions(mapper, lanes, hosts, log, limits, calls, standaloneActivities);
  }

  /** The same with or without standalone activities. */
  public SwarmOptions withStandaloneActivities(boolean isOn) {
    return new SwarmOptions(mapper, lanes, hosts, log, limits, window, isOn);
  }
}
