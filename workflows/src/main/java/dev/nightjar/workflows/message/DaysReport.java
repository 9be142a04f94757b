package dev.nightjar.workflows.message;

import dev.nightjar.core.model.RowCounts;
import java.util.List;

/**
 * What the runs of several business days came to: days = completed + inPart + failed + underWay +
 * left.
 *
 * @param days business days that were to run
 * @param completed days whose run completed
 * @param inPart days whose run took merchants out
 * @param failed days whose run failed
 * @param underWay days of which another run was under way, which was left to it
 * @param left days that were not started, because it was stopped
 * @param merchantsPublished merchant-days published
 * @param merchantsFailed merchant-days taken out
 * @param rows what became of the raw rows
 * @param problems what went wrong, a line a day, at most {@link #MAX_PROBLEMS}
 */
public record DaysReport(
    int days,
    int completed,
    int inPart,
    int failed,
    int underWay,
    int left,
    long merchantsPublished,
    long merchantsFailed,
    RowCounts rows,
    List<String> problems) {
  /** The most problems that a report carries. */
  public static final int MAX_PROBLEMS = 20;

  /** Before the first day. */
  public static final DaysReport NONE =
      new DaysReport(0, 0, 0, 0, 0, 0, 0, 0, RowCounts.NONE, List.of());

  public DaysReport {
    problems = List.copyOf(problems);
  }

  /** Whether every day that was to run did, and nobody was taken out. */
  public boolean allCompleted() {
    return completed == days;
  }

  /** Days whose run has ended, or that were left to another. */
  public int ended() {
    return completed + inPart + failed + underWay;
  }
}
