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
          .thenComparing(batch -> batch.chunks.get(0), DraftChunks.LARGEST_FIRST);

  private final List<DraftChunks> chunks = new ArrayList<>();
  private int count;
  private int merchants;
  private long rows;

  /** A batch of chunks that hold all slices of some merchants. */
  static DraftBatch of(List<? extends DraftChunks> chunks, int merchants) {
    DraftBatch batch = new DraftBatch();
    batch.chunks.addAll(chunks);
    batch.merchants = merchants;
    batch.count = chunks.stream().mapToInt(DraftChunks::count).sum();
    batch.rows = chunks.stream().mapToLong(each -> each.count() * each.rows()).sum();
    return batch;
  }

  boolean takes(DraftBatch other, BatchLimits limits) {
    return limits.allow(count + other.count, merchants + other.merchants);
  }

  void add(DraftBatch other) {
    chunks.addAll(other.chunks);
    count += other.count;
    merchants += other.merchants;
    rows += other.rows;
  }

  DraftBatch sorted() {
    chunks.sort(DraftChunks.LARGEST_FIRST);
    return this;
  }

  List<DraftChunks> chunks() {
    return chunks;
  }

  /** How many chunks it has. */
  int count() {
    return count;
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
        chunks.stream().flatMap(DraftChunks::merchants).distinct().sorted().toList();
    return new PlannedBatch(number, firstChunk, count, ids, rows, PlannedBatch.shares(ids, shares));
  }
}
