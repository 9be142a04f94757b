package dev.nightjar.starter.schedule;

import dev.nightjar.core.calendar.NightCalendar;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.schedule.NightStates.PastNight;
import dev.nightjar.worker.config.DurationText;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.visibility.RunText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Schedules as tables. */
public final class ScheduleSheets {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final NightStates nights;
  private final Instant now;

  /**
   * As of a moment.
   *
   * @param nights asks what became of nights
   * @param now what has passed and what is next
   */
  public ScheduleSheets(NightStates nights, Instant now) {
    this.nights = nights;
    this.now = now;
  }

  /** A row a schedule: its next night and its last. */
  public Sheet schedules(List<FoundSchedule> schedules) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("schedule"),
            Column.text("state"),
            Column.text("at_utc"),
            Column.text("next_utc"),
            Column.text("next_day"),
            Column.text("last_day"),
            Column.text("last_run"),
            Column.text("zones"),
            Column.text("note"));
    for (FoundSchedule found : schedules) {
      Optional<NightlySchedule> nightly = found.nightly();
      Optional<Instant> next = next(found);
      Optional<PastNight> last = nights.last(found, now, 1).stream().findFirst();
      sheet.row(
          found.name(),
          state(found),
          nightly.map(each -> each.at().toString()).orElse("?"),
          next.map(ScheduleSheets::utc).orElse(""),
          nightly.flatMap(each -> next.map(each.calendar()::dayOf)).orElse(null),
          last.map(PastNight::day).orElse(null),
          last.map(PastNight::state).orElse(null),
          nightly.map(each -> RunText.zones(each.zones())).orElse("changed by another program"),
          found.note());
    }
    return sheet.build();
  }

  /** A row a zone of each of the next nights: what day has ended there by then. */
  public Sheet next(List<FoundSchedule> schedules, int nightsAhead) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("schedule"),
            Column.text("night_utc"),
            Column.text("day"),
            Column.text("zone"),
            Column.text("local_time"),
            Column.text("ended_there"));
    for (FoundSchedule found : schedules) {
      found
          .nightly()
          .ifPresent(
              nightly ->
                  found.next().stream()
                      .limit(nightsAhead)
                      .forEach(night -> rows(sheet, nightly, night)));
    }
    return sheet.build();
  }

  private static void rows(Sheet.Builder sheet, NightlySchedule nightly, Instant night) {
    NightCalendar calendar = nightly.calendar();
    LocalDate day = calendar.dayOf(night);
    if (nightly.zones().zones().isEmpty()) {
      sheet.row(nightly.name(), utc(night), day, "all", utc(night), day);
    }
    for (ZoneId zone : nightly.zones().zones()) {
      sheet.row(
          nightly.name(),
          utc(night),
          day,
          zone,
          MINUTE.format(night.atZone(zone)),
          ZoneGroup.lastDayEndedBy(zone, night.minus(calendar.settlingLag())));
    }
  }

  /** The last nights, latest first. */
  public Sheet past(FoundSchedule found, int most) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("night_utc"),
            Column.text("day"),
            Column.text("run"),
            Column.text("workflow"));
    nights
        .last(found, now, most)
        .forEach(
            night ->
                sheet.row(utc(night.scheduled()), night.day(), night.state(), night.workflowId()));
    return sheet.build();
  }

  /** The days of late that have no run, first to last. */
  public List<LocalDate> missing(FoundSchedule found, int most) {
    return nights.last(found, now, most).stream()
        .filter(PastNight::isMissing)
        .map(PastNight::day)
        .sorted()
        .toList();
  }

  /** Why it is not known of every night that was asked for whether it has a run, if it is not. */
  public Optional<String> unknown() {
    return nights.trouble();
  }

  /** All about one. */
  public Facts facts(FoundSchedule found) {
    Facts facts =
        new Facts()
            .add("schedule", found.name())
            .add("state", state(found))
            .add("note", found.note().isEmpty() ? null : found.note());
    found
        .nightly()
        .ifPresent(
            nightly ->
                facts
                    .add("at_utc", nightly.at())
                    .add("zones", RunText.zones(nightly.zones()))
                    .add("catch_up_window", DurationText.of(nightly.catchUpWindow()))
                    .add("pause_on_failure", nightly.afterFailure() == AfterFailure.PAUSE));
    return facts
        .add("created", found.created())
        .count("nights_started", found.started())
        .count("nights_missed", found.missed());
  }

  private static Optional<Instant> next(FoundSchedule found) {
    return found.isPaused() ? Optional.empty() : found.next().stream().findFirst();
  }

  private static String state(FoundSchedule found) {
    return found.isPaused() ? "paused" : "active";
  }

  private static String utc(Instant instant) {
    return MINUTE.format(instant.atOffset(ZoneOffset.UTC));
  }
}
