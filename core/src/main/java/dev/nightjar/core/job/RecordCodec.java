package dev.nightjar.core.job;

/**
 * How a job's intermediate records are stored. Thread-safe; equal records have equal bytes, and
 * {@code decode(key(r), encode(r))} equals {@code r}.
 *
 * @param <R> the intermediate record
 */
public interface RecordCodec<R> {
  /**
   * The record's own key, distinct within the merchant's day; begin it with the visitor's id, so
   * that visitors who share a hash stay apart.
   */
  byte[] key(R record);

  /** The record's stored form. */
  byte[] encode(R record);

  /**
   * Reads a record back.
   *
   * @throws IllegalArgumentException when the bytes are not a record's
   */
  R decode(byte[] key, byte[] value);
}
