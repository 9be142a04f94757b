package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.PlanHead;
import java.util.List;

/**
 * What planning came to.
 *
 * @param head the plan's identity and counts
 * @param batches the batches' sizes in order of dispatch, at most 500; none when there are more,
 *     which groups of batches read in pages
 * @param leftOut who is not in the plan
 */
public record PlanReport(PlanHead head, List<BatchSize> batches, LeftOut leftOut) {
  public PlanReport {
    batches = List.copyOf(batches);
  }

  /**
   * A batch's size.
   *
   * @param number the batch's number
   * @param firstChunk the number of its first chunk
   * @param chunks how many chunks
   * @param merchants how many merchants
   * @param shares its share of the slots while chunks wait, 1 to 1000; 1 where an earlier release,
   *     whose batches had equal shares, did not say
   */
  public record BatchSize(int number, int firstChunk, int chunks, int merchants, int shares) {
    public BatchSize {
      shares = Math.max(1, shares);
    }
  }
}
