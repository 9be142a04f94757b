package dev.nightjar.starter.command;

import dev.nightjar.activities.backfill.ChosenDay;
import dev.nightjar.activities.backfill.DayChoice;
import dev.nightjar.activities.backfill.DayOrder;
import dev.nightjar.activities.backfill.RecordDays;
import dev.nightjar.activities.late.DayRange;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.backfill.BackfillName;
import dev.nightjar.starter.backfill.ChosenDaysText;
import dev.nightjar.starter.backfill.DaysWanted;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.days.DaysFollowing;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.starter.run.Detached;
import dev.nightjar.starter.run.KnownMerchants;
import dev.nightjar.starter.run.RunGroup;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.LateTerms;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nightjar backfill JOB FROM..TO}. */
@Command(
    name = "backfill",
    description = {
      "Run a job for many business days, a few at once, behind tonight's runs and late data.",
      "The same command again follows what runs, or goes on with what was ended before its last day."
    })
final class BackfillCommand extends SessionCommand {
  @Parameters(index = "0", paramLabel = "JOB", description = "The job, such as merchant-analytics.")
  private @Nullable JobName job;

  @Parameters(
      index = "1",
      paramLabel = "FROM..TO",
      description = "Business days, both included, such as 2026-01-01..2026-03-31.")
  private @Nullable DayRange days;

  @Mixin private MerchantsOption named = new MerchantsOption();

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      description = "newest (the default) or oldest day first.")
  private DayOrder order = DayOrder.NEWEST;

  @Option(
      names = "--parallel-days",
      paramLabel = "N",
      description = "How many days run at once, 1 to 50; ${DEFAULT-VALUE} unless given.")
  private int parallelDays = 2;

  @Option(
      names = "--from",
      paramLabel = "SOURCE",
      description = {
        "raw (the default), or intermediate: summarize again what an earlier version of the job has",
        "published, without reading raw; with --all, also what this version has."
      })
  private From from = From.RAW;

  @ArgGroup private Choice choice = new Choice();

  @Option(
      names = "--stop-on-failure",
      description = "Start no more days after one that failed or took merchants out.")
  private boolean stopOnFailure;

  @Option(names = "--dry-run", description = "Print the days that it runs; start nothing.")
  private boolean dryRun;

  @Option(names = "--detach", description = "Start it, and do not follow it.")
  private boolean detach;

  @Mixin private FormatOption format = new FormatOption();

  /** Which of the days; one of them. */
  static final class Choice {
    @Option(
        names = "--missing",
        description = "Days on which raw data of a merchant was never published (the default).")
    private boolean missing;

    @Option(
        names = "--failed",
        description = "Days on which a run failed or took a merchant out, and none made up for it.")
    private boolean failed;

    @Option(names = "--all", description = "All days with raw data, published or not.")
    private boolean all;

    DayChoice choice() {
      if (all) {
        return DayChoice.ALL;
      }
      return failed && !missing ? DayChoice.FAILED : DayChoice.MISSING;
    }
  }

  BackfillCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    check(session);
    BackfillName name =
        new BackfillName(
            Objects.requireNonNull(job),
            Objects.requireNonNull(days),
            RunGroup.ofBackfill(named.merchants(), from));
    DaysClient client = session.part(DaysClient.class);
    if (!dryRun && client.isRunning(name.workflowId())) {
      session.console().err().println("%s is under way; this is that one".formatted(name));
      DaysHandle handle = client.attach(name.workflowId());
      return detach ? started(session, handle) : follow(session, handle, name);
    }
    session.stack().needsWorkers();
    Optional<Generation> before = client.unfinished(name.workflowId(), existing());
    RecordDays.Answer chosen = chosen(session, name, before);
    BackfillRequest request = request(session, name, before, chosen.days());
    if (dryRun || chosen.days().isEmpty()) {
      print(session, request, chosen);
      return ExitCode.OK;
    }
    announce(session, request, chosen);
    DaysHandle handle = client.start(request);
    return detach ? started(session, handle) : follow(session, handle, name);
  }

  private ExitCode started(Session session, DaysHandle handle) {
    Detached.print(handle.workflowId(), handle.attachment(), format.format(), session.console());
    return ExitCode.OK;
  }

  private void check(Session session) throws IOException {
    session.part(JobCatalog.class).job(Objects.requireNonNull(job));
    KnownMerchants.check(session, named.merchants());
    if (from == From.INTERMEDIATE && choice.choice() == DayChoice.FAILED) {
      throw new CommandRefused(
          "Cannot run --failed --from intermediate: a merchant that a run took out has no intermediate rows that count."
              + " Run the failed days from raw: leave out --from");
    }
    if (parallelDays < 1 || parallelDays > LateTerms.MOST_DAYS_AT_ONCE) {
      throw new CommandRefused(
          "Invalid --parallel-days: %d is not in 1..%d"
              .formatted(parallelDays, LateTerms.MOST_DAYS_AT_ONCE));
    }
    if (detach) {
      Detached.check(session, "the runs");
    }
  }

  private RecordDays.Answer chosen(Session session, BackfillName name, Optional<Generation> before)
      throws IOException {
    Generation cutoff =
        Generation.ofCutoff(Instant.now().minus(session.config().run().limits().settlingLag()));
    ProgressLine progress = session.console().progressLine();
    try {
      Heartbeat heartbeat = () -> progress.update("choosing the days of " + name);
      RecordDays.Answer chosen =
          new DaysWanted(name, named.merchants(), from, choice.choice(), order)
              .choose(session, cutoff, before.orElse(cutoff), heartbeat);
      if (chosen.days().size() > BackfillRequest.MOST_DAYS) {
        throw new CommandRefused(
            "Cannot backfill %s at once: at most %d. Give a shorter range"
                .formatted(
                    Elapsed.count(chosen.days().size(), "business day"),
                    BackfillRequest.MOST_DAYS));
      }
      return chosen;
    } finally {
      progress.clear();
    }
  }

  private BackfillRequest request(
      Session session, BackfillName name, Optional<Generation> before, List<ChosenDay> chosen)
      throws IOException {
    return new BackfillRequest(
        name.toString(),
        name.job(),
        name.group(),
        named.merchants(),
        chosen.stream().map(ChosenDay::day).toList(),
        existing(),
        null,
        before.orElse(null),
        parallelDays,
        stopOnFailure ? AfterFailedDay.STOP : AfterFailedDay.GO_ON,
        session.config().run().limits(),
        DaysReport.NONE,
        Flow.GOES_ON,
        from);
  }

  private Existing existing() {
    return choice.choice() == DayChoice.MISSING ? Existing.KEEP : Existing.REPLACE;
  }

  private void print(Session session, BackfillRequest request, RecordDays.Answer chosen) {
    Sheet days = ChosenDaysText.sheet(request, chosen.days());
    switch (format.format()) {
      case JSON -> session.console().out().println(ChosenDaysText.facts(request, chosen).json());
      case CSV -> format.print(days, session.console());
      case TABLE -> {
        ChosenDaysText.facts(request, chosen).lines().forEach(session.console().out()::println);
        format.print(days, session.console(), "No day of the range is to be run.");
        if (!chosen.skipped().isEmpty()) {
          format.print(ChosenDaysText.skipped(chosen.skipped()), session.console());
        }
      }
    }
  }

  private void announce(Session session, BackfillRequest request, RecordDays.Answer chosen) {
    ChosenDaysText.warnings(chosen).forEach(session.console().err()::println);
    if (format.format() == Format.TABLE) {
      session
          .console()
          .err()
          .println(
              "Backfill %s: %s%s. Pause it with: nightjar backfills pause %s"
                  .formatted(
                      request.name(),
                      Elapsed.count(chosen.days().size(), "business day"),
                      request.since() == null
                          ? ""
                          : " left of what began as of %s".formatted(request.since().cutoff()),
                      request.name()));
    }
  }

  private ExitCode follow(Session session, DaysHandle handle, BackfillName name)
      throws IOException {
    return new DaysFollowing(
            session, format.format(), "backfill " + name, "backfills follow " + name)
        .follow(handle, name.job(), name.group());
  }
}
