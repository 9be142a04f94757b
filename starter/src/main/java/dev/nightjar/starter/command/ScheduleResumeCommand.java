package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.schedule.ScheduleSheets;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nightjar schedule resume JOB/GROUP}. */
@Command(
    name = "resume",
    description = "Start nights again from the next one on; name those of late that have no run.")
final class ScheduleResumeCommand extends SessionCommand {
  /** How many nights back are looked for. */
  private static final int BACK = 14;

  @Mixin private ScheduleChoice choice = new ScheduleChoice();

  ScheduleResumeCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    FoundSchedule found = choice.find(session);
    ScheduleSheets sheets = ScheduleChoice.sheets(session);
    List<LocalDate> missing = sheets.missing(found, BACK);
    session.part(Schedules.class).resume(found.name());
    PrintStream out = session.console().out();
    out.println("%s starts nights again".formatted(found.name()));
    if (!missing.isEmpty()) {
      out.println(
          "These days have no run: "
              + missing.stream().map(LocalDate::toString).collect(Collectors.joining(", ")));
      out.println(
          "Start them with: "
              + session.command(
                  "schedule trigger %s --from %s --to %s"
                      .formatted(found.name(), missing.get(0), missing.get(missing.size() - 1))));
    }
    sheets
        .unknown()
        .ifPresent(
            why ->
                session
                    .console()
                    .err()
                    .println("Whether every night of late has a run is not known: " + why));
    return ExitCode.OK;
  }
}
