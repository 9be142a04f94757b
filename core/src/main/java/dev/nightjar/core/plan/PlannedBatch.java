package dev.nightjar.core.plan;

import dev.nightjar.core.model.MerchantId;
import java.util.List;

/**
 * A batch of a plan: a group of merchants with all their chunks, numbered without a gap.
 *
 * @param number from 0, in order of dispatch
 * @param firstChunk the number of its first chunk
 * @param chunks how many chunks it has, 1 or more
 * @param merchants its merchants in order of their ids
 * @param expectedRows raw rows by weight
 */
public record PlannedBatch(
    int number, int firstChunk, int chunks, List<MerchantId> merchants, long expectedRows) {
  public PlannedBatch {
    merchants = List.copyOf(merchants);
    if (number < 0 || firstChunk < 0 || chunks < 1 || merchants.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid batch: number %d with %d chunks from %d and %d merchants"
              .formatted(number, chunks, firstChunk, merchants.size()));
    }
  }
}
