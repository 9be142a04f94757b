package dev.nightjar.workflows.totals;

import dev.nightjar.core.model.RowCounts;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.RunReport;
import java.time.LocalDate;

/** What the runs of several business days have come to so far. Not thread-safe. */
public final class DayTotals {
  private final FirstFew<String> problems = new FirstFew<>(DaysReport.MAX_PROBLEMS);
  private int completed;
  private int inPart;
  private int failed;
  private int underWay;
  private long merchantsPublished;
  private long merchantsFailed;
  private RowCounts rows = RowCounts.NONE;

  /** Goes on from what an earlier execution came to. */
  public DayTotals(DaysReport before) {
    completed = before.completed();
    inPart = before.inPart();
    failed = before.failed();
    underWay = before.underWay();
    merchantsPublished = before.merchantsPublished();
    merchantsFailed = before.merchantsFailed();
    rows = before.rows();
    problems.addAll(before.problems());
  }

  /** Adds a day whose run ended with a report. */
  public void ended(LocalDate day, RunReport report) {
    merchantsPublished += report.merchantsPublished();
    merchantsFailed += report.merchantsFailed();
    rows = rows.plus(report.rows());
    switch (report.state()) {
      case COMPLETED -> completed++;
      case COMPLETED_WITH_FAILURES -> {
        inPart++;
        problem(day, report.message());
      }
      case FAILED, CANCELLED, RUNNING -> {
        failed++;
        problem(day, report.message());
      }
    }
  }

  /** Adds a day whose run failed. */
  public void failed(LocalDate day, String reason) {
    failed++;
    problem(day, reason);
  }

  /** Adds a day that another run is at. */
  public void underWay(LocalDate day) {
    underWay++;
    problem(day, "another run of this day is under way, which it was left to");
  }

  /** Whether a day's run failed or took merchants out. */
  public boolean hasFailures() {
    return failed + inPart > 0;
  }

  /** The report, when so many days were to run and so many were not started. */
  public DaysReport report(int days, int left) {
    return new DaysReport(
        days,
        completed,
        inPart,
        failed,
        underWay,
        left,
        merchantsPublished,
        merchantsFailed,
        rows,
        problems.list());
  }

  private void problem(LocalDate day, String reason) {
    problems.add(day + ": " + reason);
  }
}
