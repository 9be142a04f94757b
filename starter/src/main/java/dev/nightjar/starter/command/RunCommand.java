package dev.nightjar.starter.command;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantList;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.run.RunGroup;
import dev.nightjar.starter.run.RunStart;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar run JOB DAY}. */
@Command(
    name = "run",
    description = {
      "Run a job for one business day and follow it to its end.",
      "When that night is running already, follow it."
    })
final class RunCommand extends SessionCommand {
  @Parameters(paramLabel = "JOB", description = "The job, such as merchant-analytics.")
  private @Nullable JobName job;

  @Parameters(paramLabel = "DAY", description = "The business day, such as 2026-11-22.")
  private @Nullable LocalDate day;

  @Mixin private MerchantsOption named = new MerchantsOption();

  @Option(
      names = "--force",
      description = "Compute again what is published, and publish a newer generation.")
  private boolean force;

  @Option(names = "--dry-run", description = "Print the plan; start nothing.")
  private boolean dryRun;

  @Option(
      names = "--late",
      description = "Also look for late data and gaps of other days, and run those days after it.")
  private boolean late;

  @Option(names = "--detach", description = "Start it, and do not follow it.")
  private boolean detach;

  @Mixin private FormatOption format = new FormatOption();

  RunCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws Exception {
    RunRequest request =
        new RunRequest(
            Objects.requireNonNull(job),
            Objects.requireNonNull(day),
            RunGroup.of(named.merchants()),
            named.merchants(),
            force ? Existing.REPLACE : Existing.KEEP,
            null,
            session.part(NightjarConfig.class).run().limits());
    if (late) {
      request = request.withLate(lateTerms(session));
    }
    RunStart start = new RunStart(session, format.format());
    if (dryRun) {
      return start.plan(request);
    }
    return detach ? start.detached(request) : start.followed(request, again(request));
  }

  private LateTerms lateTerms(Session session) throws IOException {
    if (!named.merchants().isEmpty()) {
      throw new CommandRefused(
          "Invalid options: --late looks at all merchants, --merchants at some. Leave one out");
    }
    return session.part(NightjarConfig.class).run().late();
  }

  private static String again(RunRequest request) {
    StringBuilder words = new StringBuilder("run %s %s".formatted(request.job(), request.day()));
    if (!request.merchants().isEmpty()) {
      words.append(" --merchants ").append(MerchantList.of(request.merchants()).word());
    }
    words.append(request.existing() == Existing.REPLACE ? " --force" : "");
    return words.append(request.late() == null ? "" : " --late").toString();
  }
}
