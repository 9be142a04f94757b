package dev.nightjar.worker.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and {@code ms}, {@code s}, {@code m}, ... */
public final class DurationText {
  private static final Pattern FORM = Pattern.compile("(\\d{1,15})(ms|s|m|h|d)");

  private DurationText() {}

  /**
   * Reads a duration.
   *
   * @throws IllegalArgumentException when the text is not a whole number with its unit
   */
  public static Duration parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "Invalid duration: '%s' is not a whole number and ms, s, m, h or d".formatted(text));
    }
    return Duration.ofMillis(
        Math.multiplyExact(Long.parseLong(matcher.group(1)), millis(matcher.group(2))));
  }

  /** The text that {@link #parse} reads back, in the largest unit that is exact. */
  public static String of(Duration duration) {
    long millis = duration.toMillis();
    for (String unit : new String[] {"d", "h", "m", "s"}) {
      if (millis != 0 && millis % millis(unit) == 0) {
        return millis / millis(unit) + unit;
      }
    }
    return millis + "ms";
  }

  private static long millis(String unit) {
    return switch (unit) {
      case "d" -> 86_400_000L;
      case "h" -> 3_600_000L;
      case "m" -> 60_000L;
      case "s" -> 1_000L;
      case "ms" -> 1L;
      default -> throw new IllegalArgumentException("Invalid unit: " + unit);
    };
  }
}
