package dev.nightjar.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A chunk that has no number yet. */
final class DraftChunk {
  private static final Comparator<PlannedSlice> SLICES = Comparator.comparing(PlannedSlice::slice);

  /** Largest first, then by the first slice. */
  static final Comparator<DraftChunk> LARGEST_FIRST =
      Comparator.comparingLong(DraftChunk::rows)
          .reversed()
          .thenComparing(chunk -> chunk.slices.get(0), SLICES);

  private final List<PlannedSlice> slices = new ArrayList<>();
  private long rows;

  void add(PlannedSlice slice, long weight) {
    slices.add(slice);
    rows += weight;
  }

  long rows() {
    return rows;
  }

  int size() {
    return slices.size();
  }

  List<PlannedSlice> slices() {
    return slices;
  }

  /** Puts the slices in order of merchant and hashes. */
  DraftChunk sorted() {
    slices.sort(SLICES);
    return this;
  }
}
