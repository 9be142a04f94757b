package dev.nightjar.starter.console;

import java.time.Duration;
import java.util.Locale;

/** Durations, rates and counts for people. */
public final class Elapsed {
  private Elapsed() {}

  /** A duration such as {@code 0.3 s}, {@code 12.4 s}, {@code 3 min 20 s} or {@code 2 h 5 min}. */
  public static String text(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return seconds < 3600
        ? "%d min %d s".formatted(seconds / 60, seconds % 60)
        : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
  }

  /** The time since a reading of {@link System#nanoTime}. */
  public static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  /** A count with its thousands apart, such as {@code 1,234,567}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A count and its noun, such as {@code 1 night} or {@code 3 nights}. */
  public static String count(long count, String noun) {
    return count(count) + " " + (count == 1 ? noun : noun + "s");
  }

  /** How many a second. */
  public static String rate(long count, Duration duration) {
    double seconds = Math.max(0.001, duration.toNanos() / 1e9);
    double rate = count / seconds;
    return rate < 100 ? String.format(Locale.ROOT, "%.1f", rate) : count(Math.round(rate));
  }
}
