package dev.nightjar.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the time line into a merchant's business days. A date starts at its start of day in the zone
 * that is set for it; the instant belongs to the last date that has started by then, so every
 * instant belongs to exactly one day. A date that starts no earlier than a later one does not
 * exist: the date that a zone skips when it crosses the date line, or that a change of the
 * merchant's zone leaves empty. Immutable but for a memory of the day asked for last; thread-safe.
 */
public final class BusinessCalendar {
  /**
   * No date starts before one that is so many days earlier: offsets differ by 36 hours at most, and
   * a skipped date starts 24 hours late.
   */
  private static final int REACH_DAYS = 3;

  private final ZoneHistory zones;
  private volatile @Nullable BusinessDay last;

  private BusinessCalendar(ZoneHistory zones) {
    this.zones = zones;
  }

  /** The calendar of a merchant's zones. */
  public static BusinessCalendar of(ZoneHistory zones) {
    return new BusinessCalendar(zones);
  }

  /** The date of the business day that an instant belongs to. */
  public LocalDate dayOf(Instant at) {
    return dayAt(at).date();
  }

  /** The business day that an instant belongs to. */
  public BusinessDay dayAt(Instant at) {
    BusinessDay known = last;
    if (known != null && known.contains(at)) {
      return known;
    }
    LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC).plusDays(REACH_DAYS);
    while (start(date).isAfter(at)) {
      date = date.minusDays(1);
    }
    BusinessDay found =
        new BusinessDay(date, zones.zoneFor(date), start(date), earliestStartAfter(date));
    last = found;
    return found;
  }

  /** The business day of a date; empty when there is no such day. */
  public Optional<BusinessDay> day(LocalDate date) {
    BusinessDay known = last;
    if (known != null && known.date().equals(date)) {
      return Optional.of(known);
    }
    Instant start = start(date);
    Instant end = earliestStartAfter(date);
    ZoneId zone = zones.zoneFor(date);
    return start.isBefore(end)
        ? Optional.of(new BusinessDay(date, zone, start, end))
        : Optional.empty();
  }

  private Instant start(LocalDate date) {
    return date.atStartOfDay(zones.zoneFor(date)).toInstant();
  }

  private Instant earliestStartAfter(LocalDate date) {
    Instant earliest = start(date.plusDays(1));
    for (int days = 2; days <= REACH_DAYS; days++) {
      Instant start = start(date.plusDays(days));
      earliest = start.isBefore(earliest) ? start : earliest;
    }
    return earliest;
  }
}
