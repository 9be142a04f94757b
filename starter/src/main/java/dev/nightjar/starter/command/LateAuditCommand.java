package dev.nightjar.starter.command;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.late.LateAudit;
import dev.nightjar.activities.late.LateAudit.Mode;
import dev.nightjar.activities.late.LateAudit.Report;
import dev.nightjar.activities.late.Lookback;
import dev.nightjar.core.model.Generation;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.starter.failure.ExitCode;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.LateTerms;
import java.io.IOException;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar late audit}. */
@Command(
    name = "audit",
    description = {
      "Find raw rows that no marker announces, as a crashed writer leaves them, and put the markers.",
      "It reads keys alone and may be killed and done again. Run it now and then, such as weekly."
    })
final class LateAuditCommand extends SessionCommand {
  /** How many are listed; all are counted. */
  private static final int LISTED = 1000;

  @Mixin private MerchantsOption named = new MerchantsOption();

  @Mixin private DayRangeOptions days = new DayRangeOptions();

  @Option(names = "--dry-run", description = "Say what is not announced; put no marker.")
  private boolean dryRun;

  @Mixin private FormatOption format = new FormatOption();

  LateAuditCommand(NightjarCommand root) {
    super(root);
  }

  @Override
  ExitCode run(Session session) throws IOException {
    LateTerms terms = session.config().run().late();
    Instant now = Instant.now();
    HBaseStores stores = session.part(HBaseStores.class);
    LateAudit.Question question =
        new LateAudit.Question(
            named.merchants(),
            days.within(Lookback.days(stores, Generation.ofCutoff(now), terms.lookback())),
            now.minus(terms.overlap()),
            terms.overlap(),
            dryRun ? Mode.LOOK : Mode.MARK);
    Sheet.Builder found =
        Sheet.of(Column.text("merchant"), Column.text("day"), Column.text("last_marker"));
    Report report = audited(session, question, found);
    print(session, report, found.build());
    return ExitCode.OK;
  }

  private Report audited(Session session, LateAudit.Question question, Sheet.Builder found)
      throws IOException {
    ProgressLine progress = session.console().progressLine();
    int[] listed = {0};
    try {
      return session
          .part(LateAudit.class)
          .run(
              question,
              one -> {
                if (listed[0]++ < LISTED) {
                  found.row(
                      one.merchantDay().merchant(),
                      one.merchantDay().day(),
                      one.marker() == null ? null : one.marker().reached());
                }
              },
              at -> progress.update("auditing: " + words(at)));
    } finally {
      progress.clear();
    }
  }

  private void print(Session session, Report report, Sheet found) {
    switch (format.format()) {
      case JSON ->
          session
              .console()
              .out()
              .println(
                  new Facts()
                      .count("merchants", report.merchants())
                      .count("merchant_days", report.merchantDays())
                      .count("unannounced", report.unannounced())
                      .add("mode", dryRun ? "dry_run" : "mark")
                      .sheet("found", found)
                      .json());
      case CSV -> format.print(found, session.console());
      case TABLE -> {
        if (!found.isEmpty()) {
          format.print(found, session.console());
        }
        session.console().out().println(words(report) + "; " + ending(report));
      }
    }
  }

  private String ending(Report report) {
    if (report.unannounced() == 0) {
      return "all rows are announced";
    }
    return dryRun
        ? "no marker was put. Put them: nightjar late audit"
        : "their markers are put, so they wait now: nightjar late list";
  }

  private static String words(Report report) {
    return "%s, %s with rows, %s not announced"
        .formatted(
            Elapsed.count(report.merchants(), "merchant"),
            Elapsed.count(report.merchantDays(), "merchant-day"),
            Elapsed.count(report.unannounced()));
  }
}
