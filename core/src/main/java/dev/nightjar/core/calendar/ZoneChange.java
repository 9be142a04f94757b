package dev.nightjar.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * When a merchant's zone may change. Raw events are stored under the business day that they have
 * when they arrive, so a day that has begun, by the zone that holds or by the one to come, must
 * keep its zone: its events would be stored under one day and looked for under another, and count
 * on none. Pure.
 */
public final class ZoneChange {
  /**
   * How long before it takes effect a change must be known. Writers read the registry again every
   * 30 seconds, and what they read by then may wait for HBase for minutes; clocks differ.
   */
  public static final Duration NOTICE = Duration.ofHours(1);

  private ZoneChange() {}

  /**
   * The earliest business day from which a zone may hold: the first that begins later than {@link
   * #NOTICE} from now by both calendars.
   */
  public static LocalDate earliestDay(ZoneHistory registered, ZoneId zone, Instant now) {
    Instant known = now.plus(NOTICE);
    LocalDate before = BusinessCalendar.of(registered).dayOf(known);
    LocalDate after = BusinessCalendar.of(ZoneHistory.of(zone)).dayOf(known);
    return (before.isAfter(after) ? before : after).plusDays(1);
  }
}
