package dev.nightjar.starter.command;

import dev.nightjar.core.ledger.NightRuns;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.schedule.NightStates;
import dev.nightjar.starter.schedule.ScheduleSheets;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import dev.nightjar.workflows.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Which schedule a command is about. */
final class ScheduleChoice {
  @Parameters(paramLabel = "JOB/GROUP", description = "As nightjar schedule list shows it.")
  private @Nullable ScheduleName name;

  ScheduleName name() {
    return Objects.requireNonNull(name);
  }

  /** The schedule as it is there. */
  FoundSchedule find(Session session) throws IOException {
    Schedules schedules = session.part(Schedules.class);
    return schedules
        .find(name())
        .orElseThrow(
            () ->
                new CommandRefused(
                    "There is no schedule %s; there are: %s. Create it with: nightjar schedule apply FILE"
                        .formatted(name(), schedules.names())));
  }

  /** Tables as of now. */
  static ScheduleSheets sheets(Session session) throws IOException {
    return new ScheduleSheets(
        new NightStates(
            session.part(RunClient.class)::state,
            (job, day, group) -> ledger(session).latest(job, day, group)),
        Instant.now());
  }

  /** Opened when it is first asked: schedules are there while the ledger is away. */
  private static NightRuns ledger(Session session) {
    try {
      return session.part(NightRuns.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
