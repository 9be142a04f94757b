package dev.nightjar.workflows.totals;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.GroupReport;
import dev.nightjar.workflows.message.GroupTask;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.RunReport;
import java.util.List;

/** What a run's batches have come to so far. Not thread-safe. */
public final class RunTotals {
  private final FirstFew<MerchantFailure> failures = new FirstFew<>(RunReport.MAX_FAILURES);
  private final FirstFew<String> problems = new FirstFew<>(RunReport.MAX_FAILURES);
  private final FirstFew<String> brokenSums = new FirstFew<>(RunReport.MAX_FAILURES);
  private RowCounts rows = RowCounts.NONE;
  private int batches;
  private int chunks;
  private int chunksFailed;
  private int chunksSplit;
  private int merchantsPublished;
  private int merchantsFailed;

  /** Adds a batch that has ended, and checks its sums. */
  public void ended(BatchSize size, BatchReport report) {
    batches++;
    chunks += report.chunks();
    chunksFailed += report.chunksFailed();
    chunksSplit += report.chunksSplit();
    rows = rows.plus(report.rows());
    merchantsPublished += report.merchantsPublished();
    merchantsFailed += report.merchantsFailed();
    failures.addAll(report.failures());
    problems.addAll(report.problems());
    check(size, report);
  }

  /** Adds a batch that failed as a whole: its merchants count as failed. */
  public void lost(BatchSize size, String reason) {
    batches++;
    merchantsFailed += size.merchants();
    problems.add(
        "batch %d with %s: %s".formatted(size.number(), Words.merchants(size.merchants()), reason));
  }

  /** Adds a group of batches that has ended. */
  public void ended(GroupReport report) {
    batches += report.batches();
    chunks += report.chunks();
    chunksFailed += report.chunksFailed();
    chunksSplit += report.chunksSplit();
    rows = rows.plus(report.rows());
    merchantsPublished += report.merchantsPublished();
    merchantsFailed += report.merchantsFailed();
    failures.addAll(report.failures());
    problems.addAll(report.problems());
    brokenSums.addAll(report.brokenSums());
  }

  /** Adds a group of batches that failed as a whole: how many merchants that are is not known. */
  public void lost(GroupTask group, String reason) {
    batches += group.batches();
    brokenSums.add("batches %d to %d: %s".formatted(group.first(), group.last(), reason));
  }

  /** What they have come to, for the run of whose batches these are a group. */
  public GroupReport report() {
    return new GroupReport(
        batches,
        chunks,
        chunksFailed,
        merchantsPublished,
        merchantsFailed,
        rows,
        failures.list(),
        problems.list(),
        brokenSums.list(),
        chunksSplit);
  }

  /** How they ended: COMPLETED, unless a merchant was taken out or a sum does not hold. */
  public RunState state() {
    if (!brokenSums.list().isEmpty()) {
      return RunState.FAILED;
    }
    return merchantsFailed > 0 ? RunState.COMPLETED_WITH_FAILURES : RunState.COMPLETED;
  }

  private void check(BatchSize size, BatchReport report) {
    int published = report.merchantsPublished();
    int failed = report.merchantsFailed();
    if (published + failed != size.merchants()) {
      broken(size, Sums.lost(size.merchants(), published, failed));
    }
    if (!report.rows().balances()) {
      broken(size, Sums.unbalanced(report.rows()));
    }
  }

  private void broken(BatchSize size, String sum) {
    brokenSums.add("batch %d: %s".formatted(size.number(), sum));
  }

  /** Batches that have ended. */
  public int batches() {
    return batches;
  }

  /** Chunks done. */
  public int chunks() {
    return chunks;
  }

  /** Chunks that failed for good. */
  public int chunksFailed() {
    return chunksFailed;
  }

  /** Chunks that outgrew their weights and were split while they ran. */
  public int chunksSplit() {
    return chunksSplit;
  }

  /** Merchants published. */
  public int merchantsPublished() {
    return merchantsPublished;
  }

  /** Merchants taken out. */
  public int merchantsFailed() {
    return merchantsFailed;
  }

  /** What became of the raw rows. */
  public RowCounts rows() {
    return rows;
  }

  /** The first failures. */
  public List<MerchantFailure> failures() {
    return failures.list();
  }

  /** The first problems that concern more than one merchant. */
  public List<String> problems() {
    return problems.list();
  }

  /** The first sums that do not hold; empty when all do. */
  public List<String> brokenSums() {
    return brokenSums.list();
  }
}
