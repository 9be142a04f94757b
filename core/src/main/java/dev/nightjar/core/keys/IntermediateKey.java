package dev.nightjar.core.keys;

import dev.nightjar.core.model.HashRange;

/**
 * The row key of {@code intermediate}: h2, merchant, 0, job, 0, business day, generation, visitor
 * hash, job's own key.
 */
public final class IntermediateKey {
  private IntermediateKey() {}

  /** The key of a record. */
  public static byte[] bytes(ResultId result, long visitorHash, byte[] ownKey) {
    return result.prefix().unsigned(visitorHash).bytes(ownKey).key();
  }

  /** The job's own key in a row key. */
  public static byte[] ownKey(byte[] key) {
    KeyReader reader = new KeyReader(key);
    ResultId.read(reader);
    reader.unsigned();
    return reader.restBytes();
  }

  /** The hash of a row's visitor. */
  public static long visitorHash(byte[] key) {
    KeyReader reader = new KeyReader(key);
    ResultId.read(reader);
    return reader.unsigned();
  }

  /** The rows of some visitors. */
  public static KeyRange range(ResultId result, HashRange hashes) {
    return KeyRange.between(
        result.prefix().unsigned(hashes.first()).key(),
        KeyRange.after(result.prefix().unsigned(hashes.last()).key()));
  }

  /** All rows of a generation. */
  public static KeyRange range(ResultId result) {
    return KeyRange.ofPrefix(result.prefix().key());
  }
}
