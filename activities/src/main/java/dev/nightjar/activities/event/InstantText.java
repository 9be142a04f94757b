package dev.nightjar.activities.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The one spelling of {@code at}: ISO-8601 with seconds, up to nine digits of a fraction, and
 * {@code Z} or an offset of at most 18 hours, in the years 1970 to 2199 of UTC. Days that do not
 * exist, hour 24 and leap seconds are refused. It is read by hand, because a pattern took a tenth
 * of a night's own time.
 */
final class InstantText {
  /** The rule in words. */
  static final String RULE =
      "it must be an ISO-8601 instant with Z or an offset, such as 2026-11-22T23:59:59.999+01:00,"
          + " in the years 1970 to 2199";

  private static final long END = LocalDate.of(2200, 1, 1).toEpochDay() * 86_400;
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_END = 19;
  private static final int OFFSET_CHARS = 6;
  private static final int NONE = -1;

  private InstantText() {}

  /** The instant of a text; null when the text is no such instant. */
  static @Nullable Instant parse(String text) {
    int zone = zoneStart(text);
    if (zone == NONE || !isLocalTime(text)) {
      return null;
    }
    int offset = offsetSeconds(text, zone);
    if (Math.abs(offset) > ZoneOffset.MAX.getTotalSeconds()) {
      return null;
    }
    long second = localSecond(text) - offset;
    return second < 0 || second >= END ? null : Instant.ofEpochSecond(second, nanos(text, zone));
  }

  /** Where the zone begins, after the seconds and their fraction; NONE when neither is right. */
  private static int zoneStart(String text) {
    if (text.length() <= SECONDS_END) {
      return NONE;
    }
    int at = SECONDS_END;
    if (text.charAt(at) == '.') {
      at++;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      int digits = at - SECONDS_END - 1;
      if (digits < 1 || digits > NANO_DIGITS) {
        return NONE;
      }
    }
    return isZone(text, at) ? at : NONE;
  }

  private static boolean isZone(String text, int at) {
    int length = text.length() - at;
    if (length == 1) {
      return text.charAt(at) == 'Z';
    }
    return length == OFFSET_CHARS
        && (text.charAt(at) == '+' || text.charAt(at) == '-')
        && text.charAt(at + 3) == ':'
        && number(text, at + 1, at + 3) != NONE
        && isUpTo(59, number(text, at + 4, at + 6));
  }

  private static boolean isLocalTime(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && isDate(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        && isUpTo(23, number(text, 11, 13))
        && isUpTo(59, number(text, 14, 16))
        && isUpTo(59, number(text, 17, SECONDS_END));
  }

  private static boolean isDate(int year, int month, int day) {
    return year != NONE
        && month >= 1
        && month <= 12
        && day >= 1
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static long localSecond(String text) {
    LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    int minutes = number(text, 11, 13) * 60 + number(text, 14, 16);
    return (date.toEpochDay() * 1440 + minutes) * 60 + number(text, 17, SECONDS_END);
  }

  private static int offsetSeconds(String text, int zone) {
    if (text.charAt(zone) == 'Z') {
      return 0;
    }
    int seconds = (number(text, zone + 1, zone + 3) * 60 + number(text, zone + 4, zone + 6)) * 60;
    return text.charAt(zone) == '-' ? -seconds : seconds;
  }

  private static int nanos(String text, int zone) {
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      int at = SECONDS_END + 1 + i;
      nanos = nanos * 10 + (at < zone ? text.charAt(at) - '0' : 0);
    }
    return nanos;
  }

  /** The number that some characters are; NONE when one of them is no digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      if (!isDigit(text.charAt(i))) {
        return NONE;
      }
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isUpTo(int most, int number) {
    return number != NONE && number <= most;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
