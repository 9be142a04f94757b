package dev.nightjar.starter.command;

import dev.nightjar.starter.confirm.Confirmation;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar schedule delete JOB/GROUP}. */
@Command(name = "delete", description = "Delete a schedule, after asking; runs under way go on.")
final class ScheduleDeleteCommand extends SessionCommand {
  @Mixin private ScheduleChoice choice = new ScheduleChoice();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  ScheduleDeleteCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    FoundSchedule found = choice.find(session);
    if (!yes) {
      Confirmation.ask(
          session.console(), "Delete %s? [y/N] ".formatted(found.name()), "Nothing was deleted");
    }
    session.part(Schedules.class).delete(found.name());
    session.console().out().println("Deleted " + found.name());
    return ExitCode.OK;
  }
}
