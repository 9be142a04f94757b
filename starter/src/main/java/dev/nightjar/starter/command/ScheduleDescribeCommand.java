package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.schedule.ScheduleSheets;
import dev.nightjar.workflows.schedule.FoundSchedule;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar schedule describe JOB/GROUP}. */
@Command(name = "describe", description = "Show all about one schedule: next nights and last ones.")
final class ScheduleDescribeCommand extends SessionCommand {
  private static final int AHEAD = 5;
  private static final int BACK = 7;

  @Mixin private ScheduleChoice choice = new ScheduleChoice();

  @Mixin private FormatOption format = new FormatOption();

  ScheduleDescribeCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    FoundSchedule found = choice.find(session);
    ScheduleSheets sheets = ScheduleChoice.sheets(session);
    Facts facts = sheets.facts(found);
    Sheet next = sheets.next(List.of(found), AHEAD);
    Sheet past = sheets.past(found, BACK);
    Console console = session.console();
    if (format.format() != Format.TABLE) {
      console.out().println(facts.sheet("next", next).sheet("past", past).json());
      return ExitCode.OK;
    }
    facts.lines().forEach(console.out()::println);
    print("Next nights:", next, console);
    print("Last nights, as Temporal knows their runs, else the ledger:", past, console);
    return ExitCode.OK;
  }

  private static void print(String title, Sheet sheet, Console console) {
    if (!sheet.isEmpty()) {
      console.out().println();
      console.out().println(title);
      Format.TABLE.print(sheet, console.out(), console.width());
    }
  }
}
