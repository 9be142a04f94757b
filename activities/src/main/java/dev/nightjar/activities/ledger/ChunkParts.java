package dev.nightjar.activities.ledger;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How a chunk of several merchants falls into one chunk a merchant. */
final class ChunkParts {
  private ChunkParts() {}

  /** The merchants of a chunk, in order of their ids. */
  static SortedSet<MerchantId> merchants(PlannedChunk chunk) {
    SortedSet<MerchantId> merchants = new TreeSet<>();
    chunk.slices().forEach(slice -> merchants.add(slice.merchant()));
    return merchants;
  }

  /**
   * One chunk a merchant, in order of their ids, with consecutive numbers. Slices have no weights
   * of their own, so each part is expected to have its share of the rows by number of slices; the
   * shares add up.
   */
  static List<PlannedChunk> of(PlannedChunk chunk, int firstNumber) {
    SortedMap<MerchantId, List<PlannedSlice>> byMerchant = new TreeMap<>();
    for (PlannedSlice slice : chunk.slices()) {
      byMerchant.computeIfAbsent(slice.merchant(), merchant -> new ArrayList<>()).add(slice);
    }
    List<PlannedChunk> parts = new ArrayList<>();
    int slicesBefore = 0;
    for (List<PlannedSlice> slices : byMerchant.values()) {
      int slicesAfter = slicesBefore + slices.size();
      long rows = share(chunk, slicesAfter) - share(chunk, slicesBefore);
      parts.add(new PlannedChunk(firstNumber + parts.size(), chunk.batch(), slices, rows));
      slicesBefore = slicesAfter;
    }
    return List.copyOf(parts);
  }

  private static long share(PlannedChunk chunk, int slices) {
    int all = chunk.slices().size();
    long each = chunk.expectedRows() / all;
    long rest = chunk.expectedRows() % all;
    return each * slices + rest * slices / all;
  }
}
