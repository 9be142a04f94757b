package dev.nightjar.starter.command;

import dev.nightjar.core.calendar.NightCalendar;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar schedule trigger JOB/GROUP}. */
@Command(
    name = "trigger",
    description = {
      "Start the night of the last business day that has ended, or those of past days, paused or not.",
      "What is published already stays."
    })
final class ScheduleTriggerCommand extends SessionCommand {
  /** More nights at once would be a heavy load by a typing error. */
  private static final int MOST_DAYS = 60;

  @Mixin private ScheduleChoice choice = new ScheduleChoice();

  @Option(names = "--from", paramLabel = "DAY", description = "The first business day.")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The last business day; that of --from unless given.")
  private @Nullable LocalDate to;

  ScheduleTriggerCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    FoundSchedule found = choice.find(session);
    NightlySchedule nightly =
        found
            .nightly()
            .orElseThrow(
                () ->
                    new CommandRefused(
                        "Cannot trigger %s: another program has changed it. Apply its file again: nightjar schedule apply FILE"
                            .formatted(found.name())));
    LocalDate first = from;
    if (first == null && to != null) {
      throw new CommandRefused("Invalid days: --to %s without --from DAY".formatted(to));
    }
    session.stack().needsWorkers();
    Schedules schedules = session.part(Schedules.class);
    String what =
        first == null
            ? now(schedules, nightly)
            : days(schedules, nightly, first, to == null ? first : to);
    session
        .console()
        .out()
        .println(
            "Triggered %s for %s. See the runs: %s"
                .formatted(found.name(), what, session.command("status")));
    return ExitCode.OK;
  }

  private static String now(Schedules schedules, NightlySchedule nightly) {
    LocalDate day = nightly.calendar().dayOf(Instant.now());
    schedules.trigger(nightly.name());
    return day.toString();
  }

  private static String days(
      Schedules schedules, NightlySchedule nightly, LocalDate first, LocalDate last) {
    if (last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS - 1))) {
      throw new CommandRefused(
          "Invalid days: %s to %s must be 1 to %d days".formatted(first, last, MOST_DAYS));
    }
    NightCalendar calendar = nightly.calendar();
    List<Instant> nights =
        first.datesUntil(last.plusDays(1)).flatMap(day -> calendar.nightFor(day).stream()).toList();
    if (nights.isEmpty()) {
      throw new CommandRefused("No zone of %s has the day %s".formatted(nightly.name(), first));
    }
    Instant latest = nights.get(nights.size() - 1);
    if (latest.isAfter(Instant.now())) {
      throw new CommandRefused(
          "Cannot start the night of %s yet: it is due at %s. Name days whose nights are past"
              .formatted(last, latest));
    }
    schedules.startAgain(nightly.name(), nights.get(0), latest);
    return first.equals(last)
        ? first.toString()
        : "%s to %s, %s".formatted(first, last, Elapsed.count(nights.size(), "night"));
  }
}
