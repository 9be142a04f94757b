package dev.nightjar.starter.command;

import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.ShellWord;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.summary.StaleDays;
import dev.nightjar.starter.summary.StaleText;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar summary stale}. */
@Command(
    name = "stale",
    description = {
      "List the days that an older version of the job published than this installation has,",
      "merchant by merchant, and the commands that publish them anew."
    })
final class SummaryStaleCommand extends SessionCommand {
  private static final int MOST = 100_000;

  @Option(names = "--job", paramLabel = "JOB", description = "${DEFAULT-VALUE} unless given.")
  private JobName job = new JobName("merchant-analytics");

  @Option(names = "--from", paramLabel = "DAY", description = "The first day; all unless given.")
  private LocalDate from = LocalDate.of(1970, 1, 1);

  @Option(names = "--to", paramLabel = "DAY", description = "The last day; all unless given.")
  private LocalDate to = LocalDate.of(2199, 12, 31);

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many, to 100000; ${DEFAULT-VALUE} unless given.")
  private int limit = 100;

  @Option(
      names = "--after",
      paramLabel = "MERCHANT/DAY",
      description = "Only those after this one.")
  private @Nullable MerchantDay after;

  @Mixin private FormatOption format = new FormatOption();

  SummaryStaleCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new CommandRefused("Invalid --limit: %d is not in 1..%d".formatted(limit, MOST));
    }
    if (to.isBefore(from)) {
      throw new CommandRefused("Invalid days: --to %s is before --from %s".formatted(to, from));
    }
    Job<?> known = session.part(JobCatalog.class).job(job);
    ProgressLine progress = session.console().progressLine();
    StaleDays.Page page;
    try {
      page =
          new StaleDays(session.part(Summaries.class), known, progress)
              .page(
                  session.part(MerchantRegistry.class).snapshot().merchants(),
                  from,
                  to,
                  Optional.ofNullable(after),
                  limit);
    } finally {
      progress.clear();
    }
    print(page, known, session.console());
    return ExitCode.OK;
  }

  private void print(StaleDays.Page page, Job<?> known, Console console) {
    boolean isTable = format.format() == Format.TABLE;
    format.print(
        isTable ? StaleText.brief(page.days()) : StaleText.whole(page.days(), known),
        console,
        "Nothing here is older than version %s of job %s.".formatted(known.version(), job));
    if (isTable && !page.days().isEmpty()) {
      console.out().println("To publish them with version %s:".formatted(known.version()));
      StaleText.commands(page.days(), known).forEach(line -> console.out().println("  " + line));
      StaleText.withoutRaw(page.days(), known)
          .ifPresent(
              line ->
                  console
                      .out()
                      .println("Without reading raw, as the records are the same:\n  " + line));
    }
    if (page.isMoreBehind()) {
      MerchantDay last = page.days().get(page.days().size() - 1).merchantDay();
      (isTable ? console.out() : console.err())
          .println("There are more; the next ones: --after " + ShellWord.of(last.toString()));
    }
  }
}
