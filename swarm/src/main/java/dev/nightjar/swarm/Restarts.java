package dev.nightjar.swarm;

import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.message.CallStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Calls again what has no answer: all that is missing, or nothing. Thread-safe. */
final class Restarts {
  private final Caller caller;
  private final Groups groups;

  Restarts(Caller caller, Groups groups) {
    this.caller = caller;
    this.groups = groups;
  }

  /**
   * Cancels what has not ended, and starts what is missing.
   *
   * @return the calls in the same order, each answered one itself, each other the new one
   * @throws ResourceNotAvailable when a lane refuses its new calls; then none is started
   */
  <R> List<SwarmCall<R>> again(Collection<SwarmCall<R>> calls) {
    List<SwarmCall<R>> missing =
        calls.stream().filter(call -> !Joins.isAnswered(call)).distinct().toList();
    missing.forEach(SwarmCall::cancel);
    Map<SwarmCall<R>, SwarmCall<R>> latest = new HashMap<>();
    List<SwarmCall<R>> started =
        started(missing.stream().map(call -> call.origin().again()).toList());
    for (int i = 0; i < missing.size(); i++) {
      latest.put(missing.get(i), started.get(i));
    }
    return calls.stream().map(call -> latest.getOrDefault(call, call)).toList();
  }

  private <R> List<SwarmCall<R>> started(List<Origin> origins) {
    SortedMap<Entrance, Admission> admissions = admitted(origins);
    List<SwarmCall<R>> started = new ArrayList<>();
    try {
      for (Origin origin : origins) {
        started.add(start(origin, admissions));
      }
      return started;
    } catch (RuntimeException e) {
      started.forEach(SwarmCall::cancel);
      // The one that failed has counted itself.
      origins.stream()
          .skip(started.size() + 1L)
          .map(origin -> admission(origin, admissions))
          .forEach(admission -> count(admission, e));
      throw e;
    }
  }

  /** By what calls are admitted: those for one worker host each are no matter of their lane's. */
  private record Entrance(String lane, boolean isOfHosts) implements Comparable<Entrance> {
    private static final Comparator<Entrance> ORDER =
        Comparator.comparing(Entrance::lane).thenComparing(Entrance::isOfHosts);

    static Entrance of(Origin origin) {
      return new Entrance(origin.lane(), origin.host() != null);
    }

    @Override
    public int compareTo(Entrance other) {
      return ORDER.compare(this, other);
    }
  }

  /** Each lane admits all of its calls or none; where one refuses, none goes. */
  private SortedMap<Entrance, Admission> admitted(List<Origin> origins) {
    SortedMap<Entrance, List<Origin>> lanes = new TreeMap<>();
    origins.forEach(
        origin ->
            lanes.computeIfAbsent(Entrance.of(origin), lane -> new ArrayList<>()).add(origin));
    SortedMap<Entrance, Admission> admissions = new TreeMap<>();
    try {
      lanes.forEach(
          (lane, calls) ->
              admissions.put(lane, caller.admit(caller.begin(calls.get(0)), calls.size())));
      return admissions;
    } catch (ResourceNotAvailable e) {
      origins.stream()
          .map(origin -> admissions.get(Entrance.of(origin)))
          .filter(Objects::nonNull)
          .forEach(Admission::refused);
      throw e;
    }
  }

  private <R> SwarmCall<R> start(Origin origin, SortedMap<Entrance, Admission> admissions) {
    Beginning call = caller.begin(origin);
    Admission admission = admission(origin, admissions);
    return origin.host() == null
        ? caller.start(call, admission)
        : groups.<R>start(call, List.of(origin), admission).calls().get(0);
  }

  private static Admission admission(Origin origin, SortedMap<Entrance, Admission> admissions) {
    return Objects.requireNonNull(admissions.get(Entrance.of(origin)));
  }

  private static void count(Admission admission, RuntimeException why) {
    if (why instanceof ResourceNotAvailable) {
      admission.refused();
    } else if (why instanceof CallTimedOut) {
      admission.ended(CallStatus.TIMED_OUT);
    } else {
      admission.notStarted();
    }
  }
}
