package dev.nightjar.workflows.message;

import dev.nightjar.core.late.GapPolicy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How late data is taken, fixed when a run starts.
 *
 * @param lookback how far business days may lie behind the cutoff, a day or more; null for as long
 *     as raw data is kept
 * @param overlap longer than any write of raw data takes
 * @param gaps what is done about merchant-days that should be published and never were
 * @param daysAtOnce how many late business days run at once, 1 to 50
 */
public record LateTerms(
    @Nullable Duration lookback, Duration overlap, GapPolicy gaps, int daysAtOnce) {
  /** What holds unless configured otherwise. */
  public static final LateTerms DEFAULTS =
      new LateTerms(null, Duration.ofMinutes(15), GapPolicy.RUN, 2);

  /** The most days at once. */
  public static final int MOST_DAYS_AT_ONCE = 50;

  public LateTerms {
    if ((lookback != null && lookback.compareTo(Duration.ofDays(1)) < 0)
        || overlap.isNegative()
        || daysAtOnce < 1
        || daysAtOnce > MOST_DAYS_AT_ONCE) {
      throw new IllegalArgumentException(
          "Invalid terms of late data: lookback %s must be a day or more, overlap %s must not be negative, %d days at once must be 1 to %d"
              .formatted(lookback, overlap, daysAtOnce, MOST_DAYS_AT_ONCE));
    }
  }
}
