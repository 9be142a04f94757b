package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.schedule.ScheduleSheets;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar schedule list}. */
@Command(
    name = "list",
    description =
        "Show all schedules, their next nights with each zone's business day, their last.")
final class ScheduleListCommand extends SessionCommand {
  /** So many the server tells of. */
  private static final int MOST_NIGHTS = 10;

  @Option(
      names = "--next",
      paramLabel = "N",
      description = "How many nights of each to show, 0 to 10; ${DEFAULT-VALUE} unless given.")
  private int next = 1;

  @Mixin private FormatOption format = new FormatOption();

  ScheduleListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    if (next < 0 || next > MOST_NIGHTS) {
      throw new CommandRefused("Invalid --next: %d is not in 0..%d".formatted(next, MOST_NIGHTS));
    }
    Schedules schedules = session.part(Schedules.class);
    List<FoundSchedule> found =
        schedules.names().stream().map(schedules::find).flatMap(Optional::stream).toList();
    ScheduleSheets sheets = ScheduleChoice.sheets(session);
    Sheet all = sheets.schedules(found);
    Sheet nights = sheets.next(found, next);
    Console console = session.console();
    switch (format.format()) {
      case JSON ->
          console.out().println(new Facts().sheet("schedules", all).sheet("next", nights).json());
      case CSV -> format.print(all, console);
      case TABLE -> {
        format.print(
            all, console, "No schedules yet. Create some: nightjar schedule apply FILE.json");
        if (!nights.isEmpty()) {
          console.out().println();
          Format.TABLE.print(nights, console.out(), console.width());
        }
      }
    }
    return ExitCode.OK;
  }
}
