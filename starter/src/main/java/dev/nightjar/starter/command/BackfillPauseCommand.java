package dev.nightjar.starter.command;

import dev.nightjar.starter.backfill.BackfillName;
import dev.nightjar.starter.backfill.BackfillStatusText;
import dev.nightjar.starter.backfill.RunningBackfill;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.DaysStatus;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar backfills pause NAME}. */
@Command(
    name = "pause",
    description = {
      "Start no more days of a backfill; those that run go on to their end.",
      "It stays paused until it is resumed, whatever restarts meanwhile."
    })
final class BackfillPauseCommand extends SessionCommand {
  @Parameters(paramLabel = "NAME", description = "JOB/FROM..TO/GROUP, as nightjar backfill prints.")
  private @Nullable BackfillName name;

  @Mixin private FormatOption format = new FormatOption();

  BackfillPauseCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    BackfillName wanted = Objects.requireNonNull(name);
    DaysStatus status = RunningBackfill.updated(session, wanted, "pause", DaysHandle::pause);
    BackfillStatusText.print(session, format.format(), wanted, status, "No more days are started");
    return ExitCode.OK;
  }
}
