package dev.nightjar.starter.command;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.run.Following;
import dev.nightjar.starter.run.KnownRun;
import dev.nightjar.starter.run.LostRuns;
import dev.nightjar.workflows.client.RunClient;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar runs follow RUN}. */
@Command(
    name = "follow",
    description = {
      "Follow a run that goes on to its end.",
      "Ctrl-C leaves it going, and says how to come back."
    })
final class FollowCommand extends SessionCommand {
  @Parameters(paramLabel = "RUN", description = "JOB/DAY/GROUP/CUTOFF, as nightjar status shows.")
  private @Nullable RunId run;

  @Mixin private FormatOption format = new FormatOption();

  FollowCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    RunId id = Objects.requireNonNull(run);
    RunRecord record = KnownRun.of(session.part(Ledger.class), id);
    if (record.state().isEnd()) {
      throw new CommandRefused(
          "Nothing to follow: %s ended %s. See all about it: nightjar status %s"
              .formatted(id, record.state(), id));
    }
    RunClient client = session.part(RunClient.class);
    LostRuns lost = new LostRuns(client, session.part(Ledger.class));
    if (lost.isLost(record)) {
      throw new CommandRefused(
          "Cannot follow %s: %s"
              .formatted(id, Objects.requireNonNull(lost.worded(record).message())));
    }
    String title = "%s %s, %s".formatted(id.job(), id.day(), id.group());
    return new Following(session, format.format(), title, "runs follow " + id)
        .follow(client.attach(record.workflowId()));
  }
}
