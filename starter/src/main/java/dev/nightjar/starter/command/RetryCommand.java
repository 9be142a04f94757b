package dev.nightjar.starter.command;

import com.google.common.collect.Lists;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.run.KnownRun;
import dev.nightjar.starter.run.RunGroup;
import dev.nightjar.starter.run.RunStart;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nightjar runs retry RUN}. */
@Command(
    name = "retry",
    description = "Run again just the merchants that a run took out, as a new generation.")
final class RetryCommand extends SessionCommand {
  private static final int MOST = 1_000_000;

  @Parameters(paramLabel = "RUN", description = "JOB/DAY/GROUP/CUTOFF, as nightjar status shows.")
  private @Nullable RunId run;

  @Mixin private FormatOption format = new FormatOption();

  RetryCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    RunId id = Objects.requireNonNull(run);
    List<MerchantId> failed = failed(session.part(Ledger.class), id);
    RunStart start = new RunStart(session, format.format());
    ExitCode worst = ExitCode.OK;
    int part = 1;
    for (List<MerchantId> merchants : Lists.partition(failed, RunRequest.MAX_MERCHANTS)) {
      String group = RunGroup.retryOf(id) + (part == 1 ? "" : "-" + part);
      ExitCode ended =
          start.followed(
              new RunRequest(
                  id.job(),
                  id.day(),
                  group,
                  merchants,
                  Existing.REPLACE,
                  null,
                  session.part(NightjarConfig.class).run().limits()));
      worst = ended == ExitCode.OK ? worst : ended;
      part++;
    }
    return worst;
  }

  private static List<MerchantId> failed(Ledger ledger, RunId id) {
    RunRecord record = KnownRun.of(ledger, id);
    List<MerchantId> failed =
        ledger.failures(id, MOST).stream().map(MerchantFailure::merchant).toList();
    if (!record.state().isEnd()) {
      throw new CommandRefused(
          "Cannot retry %s: it is still running. See how far it is: nightjar status %s"
              .formatted(id, id));
    }
    if (failed.isEmpty()) {
      throw new CommandRefused(
          "Nothing to retry: %s took no merchant out (%s). To compute the day again: nightjar run %s %s --force"
              .formatted(id, record.state(), id.job(), id.day()));
    }
    return failed;
  }
}
