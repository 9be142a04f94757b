package dev.nightjar.starter.command;

import com.google.common.collect.Lists;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.run.Retries;
import dev.nightjar.starter.run.RunStart;
import dev.nightjar.starter.run.Unfinished;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.message.RunLimits;
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
    description = {
      "Run again just what a run planned and did not publish.",
      "Under its cutoff and plan, so that nothing is computed twice; as a new generation where the"
          + " job has another version now."
    })
final class RetryCommand extends SessionCommand {
  @Parameters(paramLabel = "RUN", description = "JOB/DAY/GROUP/CUTOFF, as nightjar status shows.")
  private @Nullable RunId run;

  @Mixin private FormatOption format = new FormatOption();

  RetryCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    RunId id = Objects.requireNonNull(run);
    List<MerchantId> unfinished =
        new Unfinished(session.part(Ledger.class), new Pointers(session.part(HBaseStores.class)))
            .of(id);
    RunStart start = new RunStart(session, format.format());
    Retries retries = new Retries(session.part(Ledger.class), session.part(RunClient.class), id);
    JobVersion version = session.part(JobCatalog.class).job(id.job()).version();
    RunLimits limits = session.part(NightjarConfig.class).run().limits();
    ExitCode worst = ExitCode.OK;
    for (List<MerchantId> merchants : Lists.partition(unfinished, RunRequest.MAX_MERCHANTS)) {
      ExitCode ended =
          start.retried(retries.next(merchants, version, limits), retries, "runs retry " + id);
      if (ended == ExitCode.INTERRUPTED || ended == ExitCode.TERMINATED) {
        return ended;
      }
      worst = ended == ExitCode.OK ? worst : ended;
    }
    return worst;
  }
}
