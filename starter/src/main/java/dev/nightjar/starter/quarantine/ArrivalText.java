package dev.nightjar.starter.quarantine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arrivals as a person types them. */
public final class ArrivalText {
  private static final Pattern AGO = Pattern.compile("([0-9]{1,6})(m|h|d)");

  private ArrivalText() {}

  /**
   * Reads an instant such as {@code 2026-11-23T06:00:00Z}, a day of UTC such as {@code 2026-11-23},
   * or how long ago, such as {@code 90m}, {@code 12h} or {@code 7d}.
   */
  public static Instant parse(String text, Instant now) {
    Matcher ago = AGO.matcher(text);
    if (ago.matches()) {
      return now.minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
    }
    try {
      return text.length() == "2026-11-23".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          ("'%s' is no arrival: write an instant as 2026-11-23T06:00:00Z, a day of UTC as 2026-11-23,"
                  + " or how long ago as 90m, 12h or 7d")
              .formatted(text),
          e);
    }
  }

  private static Duration duration(long count, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
