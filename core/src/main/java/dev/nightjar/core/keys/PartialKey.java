package dev.nightjar.core.keys;

import dev.nightjar.core.model.HashRange;

/**
 * The row key of {@code partial}: h2, merchant, 0, job, 0, business day, generation, dimension, 0,
 * dimension value (NUL escaped, ended by two NULs), start and end of the hash range. The end is
 * there so that what a chunk wrote before it was cut smaller can never be taken for one of its
 * parts. The seal of a slice stands under the empty dimension, so it sorts before its rows.
 *
 * @param result what the row is a part of
 * @param dimension the dimension's name; empty for the seal
 * @param value the dimension value; empty for the seal
 * @param hashes the visitors whose deltas the row holds
 */
public record PartialKey(ResultId result, String dimension, String value, HashRange hashes) {
  /** The key of a slice's seal. */
  public static PartialKey seal(ResultId result, HashRange hashes) {
    return new PartialKey(result, "", "", hashes);
  }

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when the bytes are not a partial key
   */
  public static PartialKey parse(byte[] key) {
    KeyReader reader = new KeyReader(key);
    ResultId result = ResultId.read(reader);
    String dimension = reader.name();
    String value = reader.text();
    HashRange hashes = new HashRange(reader.unsigned(), reader.unsigned());
    reader.end();
    return new PartialKey(result, dimension, value, hashes);
  }

  /** All rows of a generation, the seals first. */
  public static KeyRange range(ResultId result) {
    return KeyRange.ofPrefix(result.prefix().key());
  }

  /** The seals of a generation. */
  public static KeyRange seals(ResultId result) {
    return KeyRange.ofPrefix(result.prefix().end().key());
  }

  /** Whether the row is a seal. */
  public boolean isSeal() {
    return dimension.isEmpty();
  }

  /** The key's bytes. */
  public byte[] bytes() {
    return result
        .prefix()
        .name(dimension)
        .text(value)
        .unsigned(hashes.first())
        .unsigned(hashes.last())
        .key();
  }
}
