package dev.nightjar.core.plan;

import java.time.Duration;

/**
 * How long a chunk should take; by that and by earlier runs' pace the rows of a chunk are learnt.
 *
 * @param time 30 s to 2 min: shorter chunks cost more dispatches for nothing, longer ones lose more
 *     when a worker host dies
 * @param rowsCeiling the most raw rows that are learnt; 1 or more
 */
public record ChunkTime(Duration time, long rowsCeiling) {
  /** The shortest. */
  public static final Duration SHORTEST = Duration.ofSeconds(30);

  /** The longest. */
  public static final Duration LONGEST = Duration.ofMinutes(2);

  /** What holds unless configured otherwise. */
  public static final ChunkTime DEFAULT = new ChunkTime(Duration.ofMinutes(1), 2_000_000);

  public ChunkTime {
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0 || rowsCeiling < 1) {
      throw new IllegalArgumentException(
          "Invalid chunk time: %s must be %s to %s, rowsCeiling %d 1 or more"
              .formatted(time, SHORTEST, LONGEST, rowsCeiling));
    }
  }
}
