package dev.nightjar.generator.plan;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The business days of the generated range, by zone. Thread-safe. */
public final class Calendar {
  private final LocalDate first;
  private final int days;
  private final Map<ZoneId, List<Optional<BusinessDay>>> byZone = new ConcurrentHashMap<>();

  /** So many days from a first one. */
  public Calendar(LocalDate first, int days) {
    this.first = first;
    this.days = days;
  }

  /** How many days there are. */
  public int days() {
    return days;
  }

  /** A day's date, from index 0. */
  public LocalDate date(int day) {
    return first.plusDays(day);
  }

  /** A day's index; outside of 0 to below {@link #days} for a date of another range. */
  public long index(LocalDate date) {
    return date.toEpochDay() - first.toEpochDay();
  }

  /** A business day; empty when the zone skips that date or the range does not have it. */
  Optional<BusinessDay> day(ZoneId zone, int day) {
    return day < 0 || day >= days
        ? Optional.empty()
        : byZone.computeIfAbsent(zone, this::daysOf).get(day);
  }

  private List<Optional<BusinessDay>> daysOf(ZoneId zone) {
    BusinessCalendar calendar = BusinessCalendar.of(ZoneHistory.of(zone));
    return IntStream.range(0, days).mapToObj(day -> calendar.day(date(day))).toList();
  }
}
