package dev.nightjar.starter.command;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.LateRules;
import dev.nightjar.activities.late.LateSearch;
import dev.nightjar.activities.late.Lookback;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.ledger.FirstRuns;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.late.WaitingSheet;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.message.LateTerms;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar late list}. */
@Command(
    name = "list",
    description = {
      "Show which merchant-days wait to be computed, and why.",
      "They are what the next scheduled night takes; gaps only where gaps.policy is run."
    })
final class LateListCommand extends SessionCommand {
  private static final int MOST = 100_000;

  @Option(names = "--job", paramLabel = "JOB", description = "Only of this job.")
  private @Nullable JobName job;

  @Mixin private DayRangeOptions days = new DayRangeOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many, to 100000; ${DEFAULT-VALUE} unless given.")
  private int limit = 1000;

  @Mixin private FormatOption format = new FormatOption();

  LateListCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new CommandRefused(
          "Invalid --limit: %d is not in 1..%d. Choose days with --from and --to"
              .formatted(limit, MOST));
    }
    WaitingSheet sheet = new WaitingSheet(limit, session.config().run().late().gaps());
    ProgressLine progress = session.console().progressLine();
    try {
      for (JobName name : jobs(session.part(JobCatalog.class))) {
        search(session, name, sheet, progress);
      }
    } finally {
      progress.clear();
    }
    format.print(sheet.sheet(), session.console(), "Nothing waits.");
    if (sheet.isCut()) {
      session
          .console()
          .err()
          .println(
              "There are %s in all; choose with --job, --from, --to or raise --limit"
                  .formatted(Elapsed.count(sheet.found())));
    } else if (format.format() == Format.TABLE && sheet.found() > 0) {
      session.console().out().println("Run them now: nightjar late run JOB");
    }
    return ExitCode.OK;
  }

  private Collection<JobName> jobs(JobCatalog catalog) {
    if (job == null) {
      return catalog.names();
    }
    return List.of(catalog.job(job).name());
  }

  private void search(Session session, JobName name, WaitingSheet sheet, ProgressLine progress)
      throws IOException {
    LateTerms terms = session.config().run().late();
    Generation cutoff =
        Generation.ofCutoff(Instant.now().minus(session.config().run().limits().settlingLag()));
    HBaseStores stores = session.part(HBaseStores.class);
    LateRule rule = new LateRules(session.part(FirstRuns.class)).of(name, terms);
    session
        .part(LateSearch.class)
        .run(
            new LateSearch.Question(
                name,
                cutoff,
                days.within(Lookback.days(stores, cutoff, terms.lookback())),
                ZoneGroup.ALL,
                rule),
            waiting -> sheet.add(name, waiting),
            () ->
                progress.update(
                    "looking for late data of %s: %s waiting"
                        .formatted(name, Elapsed.count(sheet.found(), "merchant-day"))));
  }
}
