package dev.nightjar.starter.command;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar schedule pause JOB/GROUP}. */
@Command(
    name = "pause",
    description = "Start no more nights until it is resumed; runs under way go on.")
final class SchedulePauseCommand extends SessionCommand {
  @Mixin private ScheduleChoice choice = new ScheduleChoice();

  @Option(names = "--note", paramLabel = "WHY", description = "Why, for whoever lists it.")
  private String note = "paused with nightjar schedule pause";

  SchedulePauseCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    FoundSchedule found = choice.find(session);
    session.part(Schedules.class).pause(found.name(), note);
    session
        .console()
        .out()
        .println(
            "%s is paused. Go on with: %s"
                .formatted(found.name(), session.command("schedule resume " + found.name())));
    return ExitCode.OK;
  }
}
