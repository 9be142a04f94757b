package dev.nightjar.core.job;

/**
 * Turns an intermediate record into metric deltas. Pure and thread-safe; the engine adds the deltas
 * of equal rows, in any order.
 *
 * @param <R> the intermediate record
 */
@FunctionalInterface
public interface Summarizer<R> {
  /**
   * Adds a record's deltas.
   *
   * @param record what the extractor emitted
   * @param day which merchant's which day the record belongs to
   * @param out takes the deltas
   */
  void summarize(R record, SummaryDay day, Deltas out);
}
