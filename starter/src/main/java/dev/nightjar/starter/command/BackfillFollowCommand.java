package dev.nightjar.starter.command;

import dev.nightjar.starter.backfill.BackfillName;
import dev.nightjar.starter.backfill.RunningBackfill;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.days.DaysFollowing;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.workflows.client.DaysHandle;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar backfills follow NAME}. */
@Command(name = "follow", description = "Follow a backfill that goes on to its end.")
final class BackfillFollowCommand extends SessionCommand {
  @Parameters(paramLabel = "NAME", description = "JOB/FROM..TO/GROUP, as nightjar backfill prints.")
  private @Nullable BackfillName name;

  @Mixin private FormatOption format = new FormatOption();

  BackfillFollowCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    BackfillName wanted = Objects.requireNonNull(name);
    DaysHandle handle = RunningBackfill.of(session, wanted);
    session.stack().needsWorkers();
    return new DaysFollowing(
            session, format.format(), "backfill " + wanted, "backfills follow " + wanted)
        .follow(handle, wanted.job(), wanted.group());
  }
}
