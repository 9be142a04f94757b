package dev.nightjar.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A night every day at the same time of UTC, and the business day that each night is for. Pure.
 *
 * @param at the time of day in UTC
 * @param settlingLag how far behind its start a night reads; a day must have ended by then
 * @param zones whose business days
 */
public record NightCalendar(LocalTime at, Duration settlingLag, ZoneGroup zones) {
  private static final Duration STEP = Duration.ofMinutes(15);

  /**
   * A business day that a calendar does not meet once.
   *
   * @param zone whose day
   * @param day which day
   * @param times how many nights are for it: 0 or 2
   */
  public record Fault(ZoneId zone, LocalDate day, int times) {}

  /** The business day of a night that is scheduled for an instant. */
  public LocalDate dayOf(Instant scheduled) {
    return zones.lastDayEndedBy(scheduled.minus(settlingLag));
  }

  /** When the night of a date in UTC is. */
  public Instant nightOn(LocalDate date) {
    return date.atTime(at).toInstant(ZoneOffset.UTC);
  }

  /** When the night for a business day is; empty when none is, as the zones skip the day. */
  public Optional<Instant> nightFor(LocalDate day) {
    return day.datesUntil(day.plusDays(4))
        .map(this::nightOn)
        .filter(night -> dayOf(night).equals(day))
        .findFirst();
  }

  /** The first night after an instant. */
  public Instant nightAfter(Instant instant) {
    Instant night = nightOn(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    return night.isAfter(instant) ? night : night.plus(Duration.ofDays(1));
  }

  /**
   * The first business day that the nights of some dates skip or meet twice: that happens where the
   * time lies between a zone's midnights in summer and in winter. Empty when every day that any of
   * the zones has is met once.
   */
  public Optional<Fault> firstFault(LocalDate from, LocalDate to) {
    if (zones.decisive().stream().allMatch(zone -> zone.getRules().isFixedOffset())) {
      return Optional.empty();
    }
    LocalDate before = dayOf(nightOn(from));
    for (LocalDate date = from.plusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
      LocalDate day = dayOf(nightOn(date));
      if (!day.isAfter(before)) {
        return Optional.of(new Fault(decisiveOn(date), day, 2));
      }
      Optional<LocalDate> skipped =
          before.plusDays(1).datesUntil(day).filter(this::isDay).findFirst();
      if (skipped.isPresent()) {
        return Optional.of(new Fault(decisiveOn(date.minusDays(1)), skipped.get(), 0));
      }
      before = day;
    }
    return Optional.empty();
  }

  private boolean isDay(LocalDate date) {
    return zones.decisive().stream()
        .anyMatch(zone -> BusinessCalendar.of(ZoneHistory.of(zone)).day(date).isPresent());
  }

  /** The first zone whose days end last. */
  private ZoneId decisiveOn(LocalDate date) {
    Instant by = nightOn(date).minus(settlingLag);
    LocalDate day = zones.lastDayEndedBy(by);
    return zones.decisive().stream()
        .filter(zone -> ZoneGroup.lastDayEndedBy(zone, by).equals(day))
        .findFirst()
        .orElseThrow();
  }

  /** The next quarter of an hour at which there is no fault; empty when the zones have none. */
  public Optional<LocalTime> nextWithoutFault(LocalDate from, LocalDate to) {
    LocalTime time = LocalTime.of(at.getHour(), at.getMinute() / 15 * 15);
    for (int quarter = 0; quarter < 96; quarter++) {
      time = time.plus(STEP);
      if (new NightCalendar(time, settlingLag, zones).firstFault(from, to).isEmpty()) {
        return Optional.of(time);
      }
    }
    return Optional.empty();
  }
}
