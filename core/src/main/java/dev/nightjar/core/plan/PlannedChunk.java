package dev.nightjar.core.plan;

import java.util.List;

/**
 * A chunk of a plan.
 *
 * @param number from 0, in order of dispatch over the whole plan
 * @param batch the batch that it belongs to
 * @param slices at least one, in order; all of one batch's merchants
 * @param expectedRows raw rows by weight
 */
public record PlannedChunk(int number, int batch, List<PlannedSlice> slices, long expectedRows) {
  public PlannedChunk {
    slices = List.copyOf(slices);
    if (number < 0 || batch < 0 || slices.isEmpty()) {
      throw new IllegalArgumentException(
          "Invalid chunk: number %d of batch %d with %d slices"
              .formatted(number, batch, slices.size()));
    }
  }

  /** Whether several merchants have slices in it. */
  public boolean isShared() {
    return slices.stream().map(PlannedSlice::merchant).distinct().count() > 1;
  }

  /** Whether its slices are read from raw; else each has the generation whose rows it reads. */
  public boolean isFromRaw() {
    return slices.stream().allMatch(slice -> slice.source() == null);
  }
}
