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

/** {@code nightjar backfills resume NAME}. */
@Command(name = "resume", description = "Start days of a paused backfill again.")
final class BackfillResumeCommand extends SessionCommand {
  @Parameters(paramLabel = "NAME", description = "JOB/FROM..TO/GROUP, as nightjar backfill prints.")
  private @Nullable BackfillName name;

  @Mixin private FormatOption format = new FormatOption();

  BackfillResumeCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    BackfillName wanted = Objects.requireNonNull(name);
    DaysStatus status = RunningBackfill.updated(session, wanted, "resume", DaysHandle::resume);
    BackfillStatusText.print(session, format.format(), wanted, status, "Days are started again");
    return ExitCode.OK;
  }
}
