package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.RowCounts;
import java.util.List;

/**
 * What a group of batches came to.
 *
 * @param batches batches that ended
 * @param chunks chunks that were done
 * @param chunksFailed chunks that failed for good
 * @param merchantsPublished merchants published
 * @param merchantsFailed merchants taken out
 * @param rows what became of the raw rows of the chunks that were done
 * @param failures the first failures, at most {@link RunReport#MAX_FAILURES}; the ledger has all
 * @param problems the first problems that concern more than one merchant, as many at most
 * @param brokenSums the first sums that do not hold, as many at most
 * @param chunksSplit chunks that outgrew their weights and were split while they ran
 */
public record GroupReport(
    int batches,
    int chunks,
    int chunksFailed,
    int merchantsPublished,
    int merchantsFailed,
    RowCounts rows,
    List<MerchantFailure> failures,
    List<String> problems,
    List<String> brokenSums,
    int chunksSplit) {
  public GroupReport {
    failures = List.copyOf(failures);
    problems = List.copyOf(problems);
    brokenSums = List.copyOf(brokenSums);
  }
}
