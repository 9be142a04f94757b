package dev.nightjar.core.extract;

/**
 * Takes intermediate records as they are extracted.
 *
 * @param <R> the intermediate record
 */
@FunctionalInterface
public interface RecordSink<R> {
  /**
   * Takes a record.
   *
   * @param visitorHash the hash of the visitor whose events it comes from
   * @param record what the extractor emitted
   */
  void accept(long visitorHash, R record);
}
