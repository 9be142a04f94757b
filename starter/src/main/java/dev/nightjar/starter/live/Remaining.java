package dev.nightjar.starter.live;

import java.time.Duration;
import java.util.Optional;

/** Estimates in words that promise no more than they know. */
public final class Remaining {
  private static final int SOON_SECONDS = 5;
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  private Remaining() {}

  /** Such as {@code about 40 s left}. */
  public static String text(Optional<Duration> left) {
    return left.map(Remaining::text).orElse("time left unknown");
  }

  private static String text(Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    if (seconds < SOON_SECONDS) {
      return "a few s left";
    } else if (seconds < 2 * MINUTE - SOON_SECONDS) {
      return "about %d s left".formatted(rounded(seconds, SOON_SECONDS));
    } else if (seconds < 2 * HOUR - MINUTE / 2) {
      return "about %d min left".formatted(rounded(seconds, MINUTE) / MINUTE);
    }
    long minutes = rounded(seconds, 10 * MINUTE) / MINUTE;
    return "about %d h %d min left".formatted(minutes / MINUTE, minutes % MINUTE);
  }

  private static long rounded(long value, long step) {
    return (value + step / 2) / step * step;
  }
}
