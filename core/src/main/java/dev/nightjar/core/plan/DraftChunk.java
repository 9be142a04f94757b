package dev.nightjar.core.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A chunk that merchants share, while it is filled. */
final class DraftChunk {
  private static final Comparator<PlannedSlice> SLICES = Comparator.comparing(PlannedSlice::slice);

  private final List<PlannedSlice> slices = new ArrayList<>();
  private int merchants;
  private long rows;

  /** Takes the slices of one more merchant. */
  void add(List<PlannedSlice> ofMerchant, long weight) {
    slices.addAll(ofMerchant);
    merchants++;
    rows += weight;
  }

  int merchants() {
    return merchants;
  }

  /** How many slices it has. */
  int size() {
    return slices.size();
  }

  /** What is in it, in order of merchant and hashes. */
  DraftChunks.Shared sorted() {
    return new DraftChunks.Shared(slices.stream().sorted(SLICES).toList(), rows);
  }
}
