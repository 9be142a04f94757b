package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.MerchantFailure;
import java.util.List;

/**
 * What publishing a group of merchants came to.
 *
 * @param published merchants whose generation readers now see
 * @param failed merchants taken out
 * @param summaryRows summary rows written
 * @param failures the first failures, at most {@link BatchReport#MAX_FAILURES}
 */
public record PublishReport(
    int published, int failed, long summaryRows, List<MerchantFailure> failures) {
  public PublishReport {
    failures = List.copyOf(failures);
  }
}
