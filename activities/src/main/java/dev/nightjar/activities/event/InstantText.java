package dev.nightjar.activities.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of {@code at}: ISO-8601 with seconds, up to nine digits of a fraction, and
 * {@code Z} or an offset of at most 18 hours, in the years 1970 to 2199 of UTC. Days that do not
 * exist, hour 24 and leap seconds are refused.
 */
final class InstantText {
  /** The rule in words. */
  static final String RULE =
      "it must be an ISO-8601 instant with Z or an offset, such as 2026-11-22T23:59:59.999+01:00,"
          + " in the years 1970 to 2199";

  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]{1,9}))?"
              + "(?:Z|([+-])([0-9]{2}):([0-9]{2}))");
  private static final long END = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400;
  private static final int NANO_DIGITS = 9;

  private InstantText() {}

  /** The instant of a text; null when the text is no such instant. */
  static @Nullable Instant parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !isPossible(parts)) {
      return null;
    }
    long second = localSecond(parts) - offsetSeconds(parts);
    return second < 0 || second >= END ? null : Instant.ofEpochSecond(second, nanos(parts));
  }

  private static boolean isPossible(Matcher parts) {
    int month = number(parts, 2);
    int day = number(parts, 3);
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(number(parts, 1), month).lengthOfMonth()
        && number(parts, 4) <= 23
        && number(parts, 5) <= 59
        && number(parts, 6) <= 59
        && isPossibleOffset(parts);
  }

  private static boolean isPossibleOffset(Matcher parts) {
    return parts.group(8) == null
        || (number(parts, 10) <= 59
            && Math.abs(offsetSeconds(parts)) <= ZoneOffset.MAX.getTotalSeconds());
  }

  private static long localSecond(Matcher parts) {
    LocalDate date = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
    int minutes = number(parts, 4) * 60 + number(parts, 5);
    return (date.toEpochDay() * 1440 + minutes) * 60 + number(parts, 6);
  }

  private static int offsetSeconds(Matcher parts) {
    String sign = parts.group(8);
    if (sign == null) {
      return 0;
    }
    int seconds = (number(parts, 9) * 60 + number(parts, 10)) * 60;
    return sign.equals("-") ? -seconds : seconds;
  }

  private static long nanos(Matcher parts) {
    String fraction = parts.group(7);
    if (fraction == null) {
      return 0;
    }
    return Long.parseLong(fraction + "0".repeat(NANO_DIGITS - fraction.length()));
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
