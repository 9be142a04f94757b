package dev.nightjar.core.job;

/** Takes metric deltas, row by row. Not thread-safe; each summarizer call gets its own use. */
@FunctionalInterface
public interface Deltas {
  /**
   * The row of a dimension value; what is added to it adds up with what others add. Asking for a
   * row makes it exist, even if nothing is added.
   *
   * @param dimension one of the job's dimensions
   * @param value the dimension's value, at most 4,096 bytes of UTF-8; empty for a dimension of one
   *     row
   * @throws IllegalArgumentException when the job does not declare the dimension or the value is
   *     too long
   */
  DeltaRow row(Dimension dimension, String value);
}
