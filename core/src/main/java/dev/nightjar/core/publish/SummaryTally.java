package dev.nightjar.core.publish;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts summary rows by dimension and digests them in order, without the generation. Not
 * thread-safe.
 */
public final class SummaryTally {
  private final RowDigest digest = new RowDigest();
  private final SortedMap<String, Long> rowsByDimension = new TreeMap<>();

  /**
   * Adds a row.
   *
   * @param dimension the dimension's name
   * @param value the dimension value
   * @param columns the stored metrics by name
   */
  public void add(String dimension, String value, SortedMap<String, byte[]> columns) {
    digest.part(Bytewise.utf8(dimension));
    digest.part(Bytewise.utf8(value));
    digest.number(columns.size());
    columns.forEach((metric, bytes) -> digest.add(Bytewise.utf8(metric), bytes));
    rowsByDimension.merge(dimension, 1L, Long::sum);
  }

  /** How many rows each dimension has so far. */
  public SortedMap<String, Long> rowsByDimension() {
    return new TreeMap<>(rowsByDimension);
  }

  /** The digest over all rows; nothing may be added afterwards. */
  public Digest digest() {
    return digest.written().digest();
  }
}
