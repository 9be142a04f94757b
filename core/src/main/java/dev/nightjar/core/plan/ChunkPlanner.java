package dev.nightjar.core.plan;

import dev.nightjar.core.model.MerchantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cuts a night into chunks and batches. Pure: the same weights, in any order, and the same options
 * give the same plan.
 *
 * <p>Chunks are as large as the target, but smaller when that keeps every slot busy, down to the
 * floor. A merchant-day above that size is split into equal hash ranges; small ones share chunks.
 * Batches hold about as many chunks as run at once, and grow when there would be too many of them.
 * Everything is ordered largest first, so that nothing large starts last.
 */
public final class ChunkPlanner {
  private static final Comparator<MerchantDayWeight> LARGEST_FIRST =
      Comparator.comparingLong(MerchantDayWeight::rows)
          .reversed()
          .thenComparing(MerchantDayWeight::merchant);

  private ChunkPlanner() {}

  /**
   * Plans a night.
   *
   * @param weights one per merchant
   * @param options the limits; {@code merchantsPerBatch} gives way when there would be more batches
   *     than allowed
   * @throws IllegalArgumentException when a merchant is there twice, or no plan keeps the limits
   */
  public static Plan plan(List<MerchantDayWeight> weights, PlanOptions options) {
    checkDistinct(weights);
    List<MerchantDayWeight> sorted = weights.stream().sorted(LARGEST_FIRST).toList();
    long target = rowsPerChunk(sorted, options);
    List<DraftBatch> whole = new ChunkPacking(options, target).pack(sorted);
    whole.sort(DraftBatch.LARGEST_FIRST);
    List<DraftBatch> batches = packWithin(whole, options);
    batches.forEach(DraftBatch::sorted);
    batches.sort(DraftBatch.LARGEST_FIRST);
    return numbered(batches, sorted);
  }

  private static void checkDistinct(List<MerchantDayWeight> weights) {
    Set<MerchantId> merchants = new HashSet<>();
    for (MerchantDayWeight weight : weights) {
      if (!merchants.add(weight.merchant())) {
        throw new IllegalArgumentException(
            "Invalid weights: merchant %s is there twice".formatted(weight.merchant()));
      }
    }
  }

  private static long rowsPerChunk(List<MerchantDayWeight> weights, PlanOptions options) {
    long total = 0;
    for (MerchantDayWeight weight : weights) {
      total = Math.addExact(total, weight.rows());
    }
    long busy = (long) options.slots() * options.chunksPerSlot();
    long share = total / busy + (total % busy == 0 ? 0 : 1);
    return Math.max(options.rowsPerChunkFloor(), Math.min(options.rowsPerChunkTarget(), share));
  }

  /** Batches grow until a run can carry them without groups; only full ones are grouped. */
  private static List<DraftBatch> packWithin(List<DraftBatch> whole, PlanOptions options) {
    int wanted = Math.min(options.batches(), PlanOptions.MOST_UNGROUPED_BATCHES);
    BatchLimits limits = BatchLimits.of(options);
    while (counted(whole, limits) > wanted) {
      BatchLimits grown = limits.grown(options);
      if (grown.equals(limits)) {
        checkCount(whole, limits, options);
        break;
      }
      limits = grown;
    }
    return packed(whole, limits);
  }

  private static void checkCount(List<DraftBatch> whole, BatchLimits limits, PlanOptions options) {
    int batches = counted(whole, limits);
    if (batches > options.batches()) {
      throw new IllegalArgumentException(
          ("Cannot plan %d chunks: they make %d batches, the limit is %d with at most %d chunks and %d"
                  + " merchants each, %d together. Raise rowsPerChunkTarget, slicesPerChunk, chunksPerBatch or"
                  + " batches, or run groups of merchants")
              .formatted(
                  whole.stream().mapToInt(DraftBatch::count).sum(),
                  batches,
                  options.batches(),
                  limits.chunks(),
                  limits.merchants(),
                  PlanOptions.MOST_CHUNKS_AND_MERCHANTS_PER_BATCH));
    }
  }

  /** How many batches {@link #packed} makes. */
  private static int counted(List<DraftBatch> whole, BatchLimits limits) {
    int batches = 0;
    int chunks = 0;
    int merchants = 0;
    for (DraftBatch next : whole) {
      chunks += next.count();
      merchants += next.merchants();
      if (batches == 0 || !limits.allow(chunks, merchants)) {
        batches++;
        chunks = next.count();
        merchants = next.merchants();
      }
    }
    return batches;
  }

  private static List<DraftBatch> packed(List<DraftBatch> whole, BatchLimits limits) {
    List<DraftBatch> batches = new ArrayList<>();
    DraftBatch current = null;
    for (DraftBatch next : whole) {
      if (current == null || !current.takes(next, limits)) {
        current = new DraftBatch();
        batches.add(current);
      }
      current.add(next);
    }
    return batches;
  }

  private static Plan numbered(List<DraftBatch> drafts, List<MerchantDayWeight> weights) {
    Map<MerchantId, Integer> shares = new HashMap<>();
    weights.forEach(weight -> shares.put(weight.merchant(), weight.shares()));
    List<PlannedBatch> batches = new ArrayList<>(drafts.size());
    int firstChunk = 0;
    for (DraftBatch draft : drafts) {
      batches.add(draft.planned(batches.size(), firstChunk, shares));
      firstChunk += draft.count();
    }
    List<PlannedChunk> chunks =
        new NumberedChunks(drafts.stream().map(DraftBatch::chunks).toList());
    return new Plan(batches, chunks, PlanDigest.of(chunks), weights);
  }
}
