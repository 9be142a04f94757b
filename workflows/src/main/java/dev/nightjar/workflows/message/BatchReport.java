package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.RowCounts;
import java.util.List;

/**
 * What a batch came to.
 *
 * @param number the batch's number
 * @param chunks chunks that were done
 * @param chunksFailed chunks that failed for good
 * @param merchantsPublished merchants published
 * @param merchantsFailed merchants taken out
 * @param rows what became of the raw rows of the chunks that were done
 * @param failures the first failures, at most {@link #MAX_FAILURES}; the ledger has all
 * @param problems what failed for a whole group of merchants or a sum that does not hold, in words,
 *     at most {@link #MAX_FAILURES}
 * @param chunksSplit chunks that outgrew their weights and were split while they ran
 */
public record BatchReport(
    int number,
    int chunks,
    int chunksFailed,
    int merchantsPublished,
    int merchantsFailed,
    RowCounts rows,
    List<MerchantFailure> failures,
    List<String> problems,
    int chunksSplit) {
  /** The most failures that a report carries. */
  public static final int MAX_FAILURES = 10;

  public BatchReport {
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
  }
}
