package dev.nightjar.core.lane;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a lane does with more calls than it can answer.
 *
 * @param lane 1 to 32 lower-case letters, digits and -, a letter first
 * @param policy the kind
 * @param bound of a CONSISTENT lane, 1 ms to an hour; empty for an AVAILABLE one
 * @param priority of its calls in Temporal, 1 (first) to 5 (last)
 * @param quota of each process that calls; empty for none, as in every AVAILABLE lane
 */
public record OverloadRule(
    String lane,
    Policy policy,
    Optional<Duration> bound,
    int priority,
    Optional<CallerQuota> quota) {
  /** The priority unless one is given. */
  public static final int USUAL_PRIORITY = 3;

  private static final Pattern LANE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Duration LONGEST = Duration.ofHours(1);

  /** What a lane can do. */
  public enum Policy {
    /** Refuse what can't be answered within the bound. */
    CONSISTENT,
    /** Refuse nothing. */
    AVAILABLE
  }

  public OverloadRule {
    if (!LANE.matcher(lane).matches()) {
      throw new IllegalArgumentException(
          "Invalid lane '%s': a name is 1 to 32 lower-case letters, digits and -, a letter first"
              .formatted(lane));
    }
    if (policy == Policy.CONSISTENT) {
      check(lane, bound);
    } else if (bound.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid bound %s of lane %s: an AVAILABLE lane has none"
              .formatted(bound.orElseThrow(), lane));
    } else if (quota.isPresent()) {
      throw new IllegalArgumentException(
          "Invalid quota of lane %s: an AVAILABLE lane refuses nothing, so it has none"
              .formatted(lane));
    }
    if (priority < 1 || priority > 5) {
      throw new IllegalArgumentException(
          "Invalid priority %d of lane %s: it must be from 1 (first) to 5 (last)"
              .formatted(priority, lane));
    }
  }

  private static void check(String lane, Optional<Duration> bound) {
    Duration given =
        bound.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid rule of lane %s: a CONSISTENT lane needs a bound".formatted(lane)));
    if (given.isNegative() || given.toMillis() < 1 || given.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Invalid bound %s of lane %s: it must be from 1 ms to %s"
              .formatted(given, lane, LONGEST));
    }
  }
}
