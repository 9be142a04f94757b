package dev.nightjar.workflows.totals;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;

/** What a batch has come to so far. Not thread-safe. */
public final class BatchTotals {
  private final int number;
  private final FirstFew<MerchantFailure> failures = new FirstFew<>(BatchReport.MAX_FAILURES);
  private final FirstFew<String> problems = new FirstFew<>(BatchReport.MAX_FAILURES);
  private RowCounts rows = RowCounts.NONE;
  private int chunks;
  private int chunksFailed;
  private int chunksSplit;
  private int partsMade;
  private int merchantsPublished;
  private int merchantsFailed;
  private boolean balanced = true;

  /** Nothing yet, for the batch of this number. */
  public BatchTotals(int number) {
    this.number = number;
  }

  /** Adds a chunk that was done. Its rows must balance, else the batch must not be published. */
  public void done(int chunk, ChunkOutcome outcome) {
    chunks++;
    rows = rows.plus(outcome.rows());
    if (!outcome.rows().balances()) {
      balanced = false;
      problems.add("chunk %d: %s".formatted(chunk, Sums.unbalanced(outcome.rows())));
    }
  }

  /** Adds a chunk that failed for good and was not split. */
  public void chunkFailed() {
    chunksFailed++;
  }

  /** Adds a chunk that outgrew its weight and was split into parts. */
  public void chunkSplit(int parts) {
    chunksSplit++;
    partsMade += parts;
  }

  /** Adds what publishing a group of merchants came to. */
  public void published(PublishTask group, PublishReport report) {
    merchantsPublished += report.published();
    merchantsFailed += report.failed();
    failures.addAll(report.failures());
    if (report.published() + report.failed() != group.merchants()) {
      problems.add(
          "publication of batch %d from merchant %d on: %s"
              .formatted(
                  number,
                  group.firstMerchant(),
                  Sums.lost(group.merchants(), report.published(), report.failed())));
    }
  }

  /** Adds a group of merchants whose publication failed as a whole. */
  public void unpublished(int merchants, String reason) {
    merchantsFailed += merchants;
    problem(
        "%s of batch %d not published: %s".formatted(Words.merchants(merchants), number, reason));
  }

  /** Adds something that a person should know. */
  public void problem(String text) {
    problems.add(text);
  }

  /** Whether the rows of every chunk add up, so that the batch may be published. */
  public boolean balances() {
    return balanced;
  }

  /** How many chunks are done. */
  public int chunks() {
    return chunks;
  }

  /**
   * How many chunks are to be done of so many that were planned: parts count, not what is split.
   */
  public int chunksOf(int planned) {
    return planned - chunksSplit + partsMade;
  }

  /** How it ended: COMPLETED, unless a merchant was taken out. */
  public RunState state() {
    return merchantsFailed > 0 ? RunState.COMPLETED_WITH_FAILURES : RunState.COMPLETED;
  }

  /** What it came to. */
  public BatchReport report() {
    return new BatchReport(
        number,
        chunks,
        chunksFailed,
        merchantsPublished,
        merchantsFailed,
        rows,
        failures.list(),
        problems.list(),
        chunksSplit);
  }
}
