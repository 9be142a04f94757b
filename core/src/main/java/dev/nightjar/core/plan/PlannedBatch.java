package dev.nightjar.core.plan;

import dev.nightjar.core.model.MerchantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A batch of a plan: a group of merchants with all their chunks, numbered without a gap.
 *
 * @param number from 0, in order of dispatch
 * @param firstChunk the number of its first chunk
 * @param chunks how many chunks it has, 1 or more
 * @param merchants its merchants in order of their ids
 * @param expectedRows raw rows by weight
 * @param shares its share of the slots while chunks wait, 1 to {@link #MOST_SHARES}: those of its
 *     merchants together
 */
public record PlannedBatch(
    int number,
    int firstChunk,
    int chunks,
    List<MerchantId> merchants,
    long expectedRows,
    int shares) {
  /** More would change nothing: it is the highest weight of a fairness key that Temporal knows. */
  public static final int MOST_SHARES = 1000;

  public PlannedBatch {
    merchants = List.copyOf(merchants);
    if (number < 0 || firstChunk < 0 || chunks < 1 || merchants.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid batch: number %d with %d chunks from %d and %d merchants"
              .formatted(number, chunks, firstChunk, merchants.size()));
    }
    if (shares < 1 || shares > MOST_SHARES) {
      throw new IllegalArgumentException(
          "Invalid batch: number %d with %d shares, which is not in 1..%d"
              .formatted(number, shares, MOST_SHARES));
    }
  }

  /**
   * The shares of a batch, which are not more than {@link #MOST_SHARES}.
   *
   * @param merchants its merchants
   * @param shares those of each merchant
   */
  static int shares(Collection<MerchantId> merchants, Map<MerchantId, Integer> shares) {
    long sum = merchants.stream().mapToLong(merchant -> shares.getOrDefault(merchant, 1)).sum();
    return (int) Math.min(sum, MOST_SHARES);
  }
}
