package dev.nightjar.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

/**
 * Time zones whose merchants share a night. Pure.
 *
 * @param zones in the order of their names, each once; empty for all zones of the earth
 */
public record ZoneGroup(List<ZoneId> zones) {
  /** Every zone. */
  public static final ZoneGroup ALL = new ZoneGroup(List.of());

  /** No IANA zone is further behind, so a day that has ended here has ended everywhere. */
  private static final ZoneId LAST_ON_EARTH = ZoneOffset.ofHours(-12);

  public ZoneGroup {
    zones = zones.stream().distinct().sorted(Comparator.comparing(ZoneId::getId)).toList();
  }

  /** The last business day that has ended in every one of the zones by an instant. */
  public LocalDate lastDayEndedBy(Instant at) {
    return decisive().stream()
        .map(zone -> lastDayEndedBy(zone, at))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The last business day of one zone that has ended by an instant. */
  public static LocalDate lastDayEndedBy(ZoneId zone, Instant at) {
    BusinessCalendar calendar = BusinessCalendar.of(ZoneHistory.of(zone));
    return calendar.dayOf(calendar.dayAt(at).start().minusNanos(1));
  }

  /**
   * Whether a merchant's day is of this group. The zone that ends the day decides, which is the
   * next day's: on the last day before a change of zone, only that zone's night comes when the day
   * is over.
   */
  public boolean holds(ZoneHistory merchant, LocalDate day) {
    return zones.isEmpty() || zones.contains(merchant.zoneFor(day.plusDays(1)));
  }

  /** The zones by which days end: all that are listed, else the one where they end last. */
  List<ZoneId> decisive() {
    return zones.isEmpty() ? List.of(LAST_ON_EARTH) : zones;
  }
}
