package dev.nightjar.worker.health;

import dev.nightjar.worker.health.Condition.State;
import dev.nightjar.worker.health.Part.Concern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The latest that is known of every part. Thread-safe; reading it waits for nobody. What a check
 * has not confirmed for a while is taken for down.
 */
public final class HealthBoard {
  private final Clock clock;
  private final Duration stale;
  private final Map<Part, Condition> conditions = new EnumMap<>(Part.class);
  private final Map<Part, Instant> confirmed = new EnumMap<>(Part.class);

  /**
   * A board on which every part is starting.
   *
   * @param stale after how long without a check a part that is checked counts as down
   */
  public HealthBoard(Clock clock, Duration stale) {
    this.clock = clock;
    this.stale = stale;
    Instant now = clock.instant();
    for (Part part : Part.values()) {
      conditions.put(part, new Condition(part, State.STARTING, now, "not known yet", ""));
    }
  }

  /** Takes down how a part is from now on, until another word of it. */
  public synchronized void post(Part part, State state, String words, String next) {
    Condition before = of(part);
    Instant since = before.state() == state ? before.since() : clock.instant();
    conditions.put(part, new Condition(part, state, since, words, next));
  }

  /** Like {@link #post}, by a check that comes again: when it does not, the part is down. */
  public synchronized void confirm(Part part, State state, String words, String next) {
    post(part, state, words, next);
    confirmed.put(part, clock.instant());
  }

  /** How a part is. */
  public synchronized Condition of(Part part) {
    Condition condition = conditions.get(part);
    if (condition == null) {
      throw new IllegalStateException("Every part has a condition: " + part);
    }
    Instant last = confirmed.get(part);
    if (last == null || !condition.isUp() || last.plus(stale).isAfter(clock.instant())) {
      return condition;
    }
    return new Condition(
        part,
        State.DOWN,
        last,
        "no check of it has ended since",
        part.concern() == Concern.LIVENESS ? Vitals.NEXT : "look at the log of the worker host");
  }

  /** Whether the process works: nothing of it is down. What is starting or draining is alive. */
  public HealthReport liveness() {
    List<Condition> parts = parts(Concern.LIVENESS);
    return new HealthReport(
        parts.stream().noneMatch(part -> part.state() == State.DOWN), clock.instant(), parts);
  }

  /** Whether it can do tasks: everything is up. */
  public HealthReport readiness() {
    List<Condition> parts = parts(Concern.READINESS);
    return new HealthReport(parts.stream().allMatch(Condition::isUp), clock.instant(), parts);
  }

  private List<Condition> parts(Concern concern) {
    List<Condition> parts = new ArrayList<>();
    for (Part part : Part.values()) {
      if (part.concern() == concern) {
        parts.add(of(part));
      }
    }
    return List.copyOf(parts);
  }
}
