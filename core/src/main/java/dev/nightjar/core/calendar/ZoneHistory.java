package dev.nightjar.core.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The zones of a merchant, each effective from a business day until the next one's.
 *
 * @param periods at least one, the first from {@link #ALWAYS}, with strictly increasing days
 */
public record ZoneHistory(List<Period> periods) {
  /** The day from which a merchant's first zone holds. */
  public static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

  /**
   * A zone and the first business day it holds for.
   *
   * @param from the first business day
   * @param zone an IANA zone
   */
  public record Period(LocalDate from, ZoneId zone) {}

  public ZoneHistory {
    periods = List.copyOf(periods);
    if (periods.isEmpty() || !periods.get(0).from().equals(ALWAYS)) {
      throw new IllegalArgumentException(
          "Invalid zone history: %s must start at %s".formatted(periods, ALWAYS));
    }
    for (int i = 1; i < periods.size(); i++) {
      if (!periods.get(i - 1).from().isBefore(periods.get(i).from())) {
        throw new IllegalArgumentException(
            "Invalid zone history: %s is not in order of its days".formatted(periods));
      }
    }
  }

  /** One zone for every day. */
  public static ZoneHistory of(ZoneId zone) {
    return new ZoneHistory(List.of(new Period(ALWAYS, zone)));
  }

  /** This history with one zone for every day from one on; periods that started later go. */
  public ZoneHistory changed(ZoneId zone, LocalDate from) {
    List<Period> changed =
        new ArrayList<>(periods.stream().filter(period -> period.from().isBefore(from)).toList());
    if (changed.isEmpty() || !changed.get(changed.size() - 1).zone().equals(zone)) {
      changed.add(new Period(from, zone));
    }
    return new ZoneHistory(changed);
  }

  /** The zone that is set for a business day. */
  public ZoneId zoneFor(LocalDate day) {
    ZoneId zone = periods.get(0).zone();
    for (Period period : periods) {
      if (!period.from().isAfter(day)) {
        zone = period.zone();
      }
    }
    return zone;
  }
}
