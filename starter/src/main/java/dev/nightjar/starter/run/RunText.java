package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs in words and as sheets. */
public final class RunText {
  private RunText() {}

  /** How far a run has come, in one line. */
  public static String progress(RunProgress progress, Duration elapsed) {
    return "%s/%s chunks done%s, %s/%s merchants published%s, %s of about %s rows (%s a second), %s"
        .formatted(
            Elapsed.count(progress.chunksDone()),
            Elapsed.count(progress.chunks()),
            split(progress),
            Elapsed.count(progress.merchantsPublished()),
            Elapsed.count(progress.merchants()),
            progress.merchantsFailed() == 0
                ? ""
                : ", %s failed".formatted(Elapsed.count(progress.merchantsFailed())),
            Elapsed.count(progress.rows().read()),
            Elapsed.count(progress.expectedRows()),
            Elapsed.rate(progress.rows().read(), elapsed),
            Elapsed.text(elapsed));
  }

  /** ", 2 split"; empty where no chunk was: its parts count in its place. */
  static String split(RunProgress progress) {
    return progress.chunksSplit() == 0
        ? ""
        : ", %s split".formatted(Elapsed.count(progress.chunksSplit()));
  }

  /**
   * How a run ended, a line each.
   *
   * @param typed how to type a command on the same stack, from its words
   */
  public static List<String> ending(
      RunReport report, Duration elapsed, UnaryOperator<String> typed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s in %s (%s rows a second)"
            .formatted(
                report.run(),
                report.state(),
                Elapsed.text(elapsed),
                Elapsed.rate(report.rows().read(), elapsed)));
    lines.add("  " + SafeText.escaped(report.message()));
    for (MerchantFailure failure : report.failures()) {
      lines.add("  " + SafeText.escaped("%s: %s".formatted(failure.merchant(), failure.reason())));
    }
    int unnamed = report.merchantsFailed() - report.failures().size();
    if (!report.failures().isEmpty() && unnamed > 0) {
      lines.add(
          "  ... and %s more: %s"
              .formatted(Elapsed.count(unnamed), typed.apply("status " + report.run())));
    }
    report.problems().forEach(problem -> lines.add("  " + SafeText.escaped(problem)));
    if (leftSomething(report)) {
      lines.add("Mend the cause, then: " + typed.apply("runs retry " + report.run()));
    }
    return lines;
  }

  private static boolean leftSomething(RunReport report) {
    return switch (report.state()) {
      case RUNNING, COMPLETED -> false;
      case COMPLETED_WITH_FAILURES -> true;
      case FAILED, CANCELLED -> report.batches() > 0;
    };
  }

  /** How a run ended, as facts. */
  public static Facts facts(RunReport report, Duration elapsed) {
    LeftOut leftOut = report.leftOut();
    return new Facts()
        .add("run", report.run())
        .add("state", report.state())
        .count("milliseconds", elapsed.toMillis())
        .count("batches", report.batches())
        .count("chunks", report.chunks())
        .count("merchants_published", report.merchantsPublished())
        .count("merchants_failed", report.merchantsFailed())
        .count("rows_read", report.rows().read())
        .count("rows_used", report.rows().used())
        .count("rows_duplicates", report.rows().duplicates())
        .count("rows_quarantined", report.rows().quarantined())
        .count("left_out_already_published", leftOut.alreadyPublished())
        .count("left_out_without_data", leftOut.withoutData())
        .count("left_out_not_ended", leftOut.notEnded())
        .count("left_out_no_such_day", leftOut.noSuchDay())
        .count("left_out_not_active", leftOut.notActive())
        .count("left_out_without_records", leftOut.withoutRecords())
        .add("message", report.message())
        .sheet("failures", failures(report.failures()))
        .sheet("problems", problems(report.problems()));
  }

  private static Sheet problems(List<String> problems) {
    Sheet.Builder sheet = Sheet.of(Column.text("problem"));
    problems.forEach(sheet::row);
    return sheet.build();
  }

  /** Runs and how far each has come. */
  public static Sheet sheet(List<RunRecord> runs) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("run"),
            Column.text("state"),
            Column.count("published"),
            Column.count("failed"),
            Column.text("took"),
            Column.count("merchants"),
            Column.count("chunks_done"),
            Column.count("chunks"),
            Column.count("rows_read"),
            Column.text("started"),
            Column.text("message"));
    for (RunRecord run : runs) {
      RunProgress progress = run.progress();
      sheet.row(
          run.id(),
          run.state(),
          progress.merchantsPublished(),
          progress.merchantsFailed(),
          Elapsed.text(took(run)),
          progress.merchants(),
          progress.chunksDone(),
          progress.chunks(),
          progress.rows().read(),
          run.started().truncatedTo(ChronoUnit.SECONDS),
          run.message());
    }
    return sheet.build();
  }

  /**
   * One run with all that the ledger knows of it.
   *
   * @param basis what its plan rests on; empty without a plan, or when an earlier release wrote it
   */
  public static Facts facts(RunRecord run, Optional<PlanBasis> basis) {
    Facts facts =
        counts(
            times(run, basis.flatMap(known -> Optional.ofNullable(known.estimate()))),
            run.progress());
    return BasisText.add(facts, basis)
        .add("workflow", run.workflowId())
        .add("message", run.message());
  }

  private static Facts times(RunRecord run, Optional<Duration> estimate) {
    Facts facts =
        new Facts()
            .add("run", run.id())
            .add("state", run.state())
            .add("job_version", run.version())
            .add("cutoff", run.id().generation().cutoff())
            .add("started", run.started())
            .add("finished", run.finished())
            .add("took", Elapsed.text(took(run)));
    return BasisText.addEstimate(
        facts, estimate, run.state().isEnd() ? Optional.of(took(run)) : Optional.empty());
  }

  private static Facts counts(Facts facts, RunProgress progress) {
    return facts
        .count("batches", progress.batches())
        .count("chunks", progress.chunks())
        .count("chunks_done", progress.chunksDone())
        .count("chunks_failed", progress.chunksFailed())
        .count("chunks_split", progress.chunksSplit())
        .count("merchants", progress.merchants())
        .count("merchants_published", progress.merchantsPublished())
        .count("merchants_failed", progress.merchantsFailed())
        .count("rows_expected", progress.expectedRows())
        .count("rows_read", progress.rows().read())
        .count("rows_used", progress.rows().used())
        .count("rows_duplicates", progress.rows().duplicates())
        .count("rows_quarantined", progress.rows().quarantined());
  }

  /** Merchants that were taken out. */
  public static Sheet failures(List<MerchantFailure> failures) {
    Sheet.Builder sheet = Sheet.of(Column.text("merchant"), Column.text("reason"));
    failures.forEach(failure -> sheet.row(failure.merchant(), failure.reason()));
    return sheet.build();
  }

  /** A merchant's time in a few words, such as {@code giant, 12.4 s in 3 chunks}. */
  static String slow(MerchantTime merchant) {
    return "%s, %s in %s"
        .formatted(
            merchant.merchant(),
            Elapsed.text(merchant.time()),
            Elapsed.count(merchant.chunks(), "chunk"));
  }

  /** The merchants whose own chunks took longest. */
  public static Sheet slowest(List<MerchantTime> merchants) {
    Sheet.Builder sheet =
        Sheet.of(Column.text("merchant"), Column.count("milliseconds"), Column.count("chunks"));
    merchants.forEach(one -> sheet.row(one.merchant(), one.time().toMillis(), (long) one.chunks()));
    return sheet.build();
  }

  /** Merchants that are neither published nor taken out. */
  public static Sheet leftOpen(List<MerchantId> merchants) {
    Sheet.Builder sheet = Sheet.of(Column.text("merchant"));
    merchants.forEach(sheet::row);
    return sheet.build();
  }

  private static Duration took(RunRecord run) {
    Instant end = run.finished() == null ? Instant.now() : run.finished();
    Duration took = Duration.between(run.started(), end);
    return took.isNegative() ? Duration.ZERO : took;
  }
}
