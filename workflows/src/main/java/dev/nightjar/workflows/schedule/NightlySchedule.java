package dev.nightjar.workflows.schedule;

import dev.nightjar.core.calendar.NightCalendar;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.TriggerRequest;
import java.time.Duration;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A job's nights for a group of time zones.
 *
 * @param name which schedule
 * @param zones whose merchants
 * @param at when, every day, in UTC, to the minute
 * @param catchUpWindow nights that were missed while the server was down are started when it is
 *     back, if they are not older than this
 * @param afterFailure what it does about a night that failed
 * @param limits the limits of its runs
 * @param late how its nights take late data; null for not at all
 */
public record NightlySchedule(
    ScheduleName name,
    ZoneGroup zones,
    LocalTime at,
    Duration catchUpWindow,
    AfterFailure afterFailure,
    RunLimits limits,
    @Nullable LateTerms late) {
  /** Unless the file says otherwise. */
  public static final Duration CATCH_UP_WINDOW = Duration.ofDays(7);

  /** When its nights are, and for which business days. */
  public NightCalendar calendar() {
    return new NightCalendar(at, limits.settlingLag(), zones);
  }

  /** What its trigger is asked for. */
  TriggerRequest trigger() {
    return new TriggerRequest(name.job(), name.group(), zones.zones(), afterFailure, limits, late);
  }
}
