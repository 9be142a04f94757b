package dev.nightjar.starter.command;

import dev.nightjar.starter.backfill.BackfillName;
import dev.nightjar.starter.backfill.RunningBackfill;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nightjar backfills cancel NAME}. */
@Command(
    name = "cancel",
    description = {
      "End a backfill. What it has published stays; the days that run keep their previous generation.",
      "nightjar backfill with the same range and merchants goes on with it."
    })
final class BackfillCancelCommand extends SessionCommand {
  @Parameters(paramLabel = "NAME", description = "JOB/FROM..TO/GROUP, as nightjar backfill prints.")
  private @Nullable BackfillName name;

  BackfillCancelCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    BackfillName wanted = Objects.requireNonNull(name);
    RunningBackfill.cancel(session, wanted);
    session
        .console()
        .out()
        .println(
            "Asked %s to end. Go on with it by the command that began it, with all its options: %s ..."
                .formatted(wanted, wanted.command()));
    return ExitCode.OK;
  }
}
