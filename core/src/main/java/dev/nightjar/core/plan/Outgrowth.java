package dev.nightjar.core.plan;

/**
 * How a chunk outgrew its weight while it ran.
 *
 * @param slice which of the chunk's slices did it, counted from 0
 * @param rowsRead raw rows that the chunk had read by then, 0 or more
 * @param sliceRows raw rows that the slice has in all, estimated; 0 or more
 */
public record Outgrowth(int slice, long rowsRead, long sliceRows) {
  public Outgrowth {
    if (slice < 0 || rowsRead < 0 || sliceRows < 0) {
      throw new IllegalArgumentException(
          "Invalid outgrowth: slice %d, rowsRead %d, sliceRows %d; none may be negative"
              .formatted(slice, rowsRead, sliceRows));
    }
  }
}
