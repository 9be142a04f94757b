package dev.nightjar.activities.publish;

import java.time.Duration;

/**
 * How superseded generations are swept.
 *
 * @param grace how long readers may go on with a generation after a newer one is published
 * @param generationsPerPage how many generations are looked up and recorded together, 1 to 10,000
 * @param rowsPerSecond the most rows that are deleted a second, about; 1 or more
 * @param longest after how long a sweep leaves the rest, even of one generation, to the next one
 */
public record SweepOptions(
    Duration grace, int generationsPerPage, int rowsPerSecond, Duration longest) {
  /** What holds unless configured otherwise. */
  public static final SweepOptions DEFAULTS =
      new SweepOptions(Duration.ofDays(7), 500, 20_000, Duration.ofSeconds(60));

  public SweepOptions {
    if (grace.isNegative()
        || generationsPerPage < 1
        || generationsPerPage > 10_000
        || rowsPerSecond < 1
        || longest.isNegative()) {
      throw new IllegalArgumentException(
          ("Invalid sweep options: grace %s and longest %s must not be negative, generationsPerPage %d must be in"
                  + " 1..10000, rowsPerSecond %d must be above 0")
              .formatted(grace, longest, generationsPerPage, rowsPerSecond));
    }
  }
}
