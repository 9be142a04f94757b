package dev.nightjar.core.plan;

import dev.nightjar.core.model.MerchantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Chunks that must be published together; packing adds others to it. */
final class DraftBatch {
  /** Largest first, then by the largest chunk. */
  static final Comparator<DraftBatch> LARGEST_FIRST =
      Comparator.comparingLong(DraftBatch::rows)
          .reversed()
          .thenComparing(batch -> batch.chunks.get(0), DraftChunk.LARGEST_FIRST);

  private final List<DraftChunk> chunks = new ArrayList<>();
  private int merchants;
  private long rows;

  /** A batch of chunks that hold all slices of some merchants. */
  static DraftBatch of(List<DraftChunk> chunks, int merchants) {
    DraftBatch batch = new DraftBatch();
    batch.chunks.addAll(chunks);
    batch.merchants = merchants;
    batch.rows = chunks.stream().mapToLong(DraftChunk::rows).sum();
    return batch;
  }

  boolean takes(DraftBatch other, BatchLimits limits) {
    return limits.allow(chunks.size() + other.chunks.size(), merchants + other.merchants);
  }

  void add(DraftBatch other) {
    chunks.addAll(other.chunks);
    merchants += other.merchants;
    rows += other.rows;
  }

  DraftBatch sorted() {
    chunks.sort(DraftChunk.LARGEST_FIRST);
    return this;
  }

  List<DraftChunk> chunks() {
    return chunks;
  }

  int merchants() {
    return merchants;
  }

  long rows() {
    return rows;
  }

  /** The batch with a number, as the shares of its merchants make it. */
  PlannedBatch planned(int number, int firstChunk, Map<MerchantId, Integer> shares) {
    List<MerchantId> ids =
        chunks.stream()
            .flatMap(chunk -> chunk.slices().stream())
            .map(PlannedSlice::merchant)
            .distinct()
            .sorted()
            .toList();
    return new PlannedBatch(
        number, firstChunk, chunks.size(), ids, rows, PlannedBatch.shares(ids, shares));
  }
}
