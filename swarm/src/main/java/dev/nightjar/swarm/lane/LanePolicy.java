package dev.nightjar.swarm.lane;

import dev.nightjar.swarm.contract.OverloadPolicy;
import java.time.Duration;

/**
 * What a lane does under overload.
 *
 * @param policy the kind
 * @param bound within which a call of a {@link OverloadPolicy#CONSISTENT} lane is answered, from
 *     the call to the answer; nine of ten calls, at least, as the tenth is cancelled by {@link
 *     #givenUpAfter}
 * @param priority of its calls in Temporal, 1 (first) to 5 (last)
 */
public record LanePolicy(OverloadPolicy policy, Duration bound, int priority) {
  /** The priority of calls unless one is given. */
  public static final int USUAL_PRIORITY = 3;

  /** What an answer may take at its caller's until somebody has it: this part of the bound. */
  private static final int HANDING_OVER = 25;

  private static final Duration LONGEST_HANDING_OVER = Duration.ofMillis(50);

  private static final Duration UNBOUNDED = Duration.ZERO;
  private static final Duration LONGEST = Duration.ofHours(1);

  public LanePolicy {
    boolean isBounded = policy == OverloadPolicy.CONSISTENT;
    if (isBounded && (bound.isNegative() || bound.toMillis() < 1 || bound.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException(
          "Invalid bound %s of a CONSISTENT lane: it must be from 1 ms to %s"
              .formatted(bound, LONGEST));
    }
    if (priority < 1 || priority > 5) {
      throw new IllegalArgumentException(
          "Invalid priority %d of a lane: it must be from 1 (first) to 5 (last)"
              .formatted(priority));
    }
  }

  /** Refuses what can't be answered within a bound. */
  public static LanePolicy consistent(Duration bound) {
    return new LanePolicy(OverloadPolicy.CONSISTENT, bound, USUAL_PRIORITY);
  }

  /** Refuses nothing. */
  public static LanePolicy available() {
    return new LanePolicy(OverloadPolicy.AVAILABLE, UNBOUNDED, USUAL_PRIORITY);
  }

  /** The same with another priority. */
  public LanePolicy withPriority(int other) {
    return new LanePolicy(policy, bound, other);
  }

  /** Whether calls have a bound. */
  public boolean isBounded() {
    return policy == OverloadPolicy.CONSISTENT;
  }

  /**
   * When a call of a bounded lane is given up: a little before its bound, because an answer of the
   * last moment is late when its caller has it. A millisecond at least.
   */
  public Duration givenUpAfter() {
    Duration part = bound.dividedBy(HANDING_OVER);
    Duration handing = part.compareTo(LONGEST_HANDING_OVER) < 0 ? part : LONGEST_HANDING_OVER;
    return Duration.ofMillis(Math.max(1, bound.minus(handing).toMillis()));
  }
}
