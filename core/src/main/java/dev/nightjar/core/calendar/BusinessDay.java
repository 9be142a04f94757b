package dev.nightjar.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One merchant's business day on the time line: from its start to the next day's start. It lasts 23
 * to 25 hours, some start at 01:00.
 *
 * @param date the calendar date in the zone
 * @param zone the zone that is set for that day
 * @param start the first instant of the day
 * @param end the first instant of the next day, after {@code start}
 */
public record BusinessDay(LocalDate date, ZoneId zone, Instant start, Instant end) {
  /** The length of a quarter of an hour in seconds. */
  private static final long QUARTER_SECONDS = 900;

  public BusinessDay {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "Invalid business day: %s in %s starts at %s and ends at %s"
              .formatted(date, zone, start, end));
    }
  }

  /** Whether an instant belongs to the day. */
  public boolean contains(Instant at) {
    return !at.isBefore(start) && at.isBefore(end);
  }

  /** Whether the day is over by a cutoff: a run as of it may compute the whole day. */
  public boolean hasEndedBy(Instant cutoff) {
    return !end.isAfter(cutoff);
  }

  /** How many quarters of an hour the day has: 92, 94, 96, 98 or 100. */
  public int quarters() {
    return (int)
        ((end.getEpochSecond() - start.getEpochSecond() + QUARTER_SECONDS - 1) / QUARTER_SECONDS);
  }

  /**
   * Which quarter of an hour since the day's start an instant is in, from 0.
   *
   * @throws IllegalArgumentException when the instant is not in the day
   */
  public int quarterOf(Instant at) {
    if (!contains(at)) {
      throw new IllegalArgumentException(
          "Invalid instant: %s is not in %s of %s, which lasts from %s to %s"
              .formatted(at, date, zone, start, end));
    }
    return (int) ((at.getEpochSecond() - start.getEpochSecond()) / QUARTER_SECONDS);
  }
}
