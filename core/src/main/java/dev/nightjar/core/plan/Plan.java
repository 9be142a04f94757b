package dev.nightjar.core.plan;

import dev.nightjar.core.model.Digest;
import java.util.List;

/**
 * What a run will do: batches and chunks, in order of dispatch. Immutable; equal inputs give equal
 * plans.
 *
 * @param batches numbered from 0
 * @param chunks numbered from 0; a batch's chunks are contiguous. Those of the planner are made
 *     anew whenever they are looked at, so that a plan of a million is small: take a page at a time
 * @param digest over every chunk's slices in order
 * @param weights what its merchants weigh and by what, the largest first
 */
public record Plan(
    List<PlannedBatch> batches,
    List<PlannedChunk> chunks,
    Digest digest,
    List<MerchantDayWeight> weights) {
  public Plan {
    batches = List.copyOf(batches);
    chunks = NumberedChunks.copyOf(chunks);
    weights = List.copyOf(weights);
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return chunks.isEmpty();
  }

  /** Raw rows by weight, over all chunks. */
  public long expectedRows() {
    return batches.stream().mapToLong(PlannedBatch::expectedRows).sum();
  }
}
