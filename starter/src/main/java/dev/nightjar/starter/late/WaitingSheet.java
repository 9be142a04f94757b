package dev.nightjar.starter.late;

import dev.nightjar.activities.late.WaitingDay;
import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.late.LateReason;
import dev.nightjar.core.model.JobName;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;

/** What waits, as a sheet of at most so many rows. Not thread-safe. */
public final class WaitingSheet {
  private final int limit;
  private final GapPolicy gaps;
  private final Sheet.Builder rows =
      Sheet.of(
          Column.text("job"),
          Column.text("merchant"),
          Column.text("day"),
          Column.text("reached"),
          Column.text("published_cutoff"),
          Column.text("reason"),
          Column.text("next_night"));
  private long found;

  /**
   * An empty sheet.
   *
   * @param gaps what the next night does about what was never published
   */
  public WaitingSheet(int limit, GapPolicy gaps) {
    this.limit = limit;
    this.gaps = gaps;
  }

  /** Adds a merchant-day that waits, as long as there is room; all are counted. */
  public void add(JobName job, WaitingDay waiting) {
    if (found++ < limit) {
      rows.row(
          job,
          waiting.merchantDay().merchant(),
          waiting.merchantDay().day(),
          waiting.marker().reached(),
          waiting.published() == null ? null : waiting.published().cutoff(),
          waiting.reason().words(),
          isReportedOnly(waiting) ? "reports it" : "runs it");
    }
  }

  private boolean isReportedOnly(WaitingDay waiting) {
    return waiting.reason() == LateReason.NEVER_PUBLISHED && gaps == GapPolicy.REPORT;
  }

  /** How many merchant-days wait. */
  public long found() {
    return found;
  }

  /** Whether more wait than there are rows. */
  public boolean isCut() {
    return found > limit;
  }

  /** The rows. */
  public Sheet sheet() {
    return rows.build();
  }
}
