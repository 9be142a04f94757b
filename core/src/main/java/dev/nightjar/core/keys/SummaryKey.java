package dev.nightjar.core.keys;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Granularity;

/**
 * The row key of {@code summary}: h2, merchant, 0, job, 0, granularity, period start, generation,
 * dimension, 0, dimension value.
 */
public final class SummaryKey {
  private SummaryKey() {}

  /** The key of a row. */
  public static byte[] bytes(
      ResultId result, Granularity granularity, String dimension, String value) {
    return prefix(result, granularity).name(dimension).bytes(Bytewise.utf8(value)).key();
  }

  /** All rows of a generation, by dimension and then value, bytewise. */
  public static KeyRange range(ResultId result, Granularity granularity) {
    return KeyRange.ofPrefix(prefix(result, granularity).key());
  }

  /** The rows of one dimension of a generation. */
  public static KeyRange range(ResultId result, Granularity granularity, String dimension) {
    return KeyRange.ofPrefix(prefix(result, granularity).name(dimension).key());
  }

  /** The dimension's name in a row key. */
  public static String dimension(byte[] key) {
    return afterPrefix(key).name();
  }

  /** The dimension value in a row key. */
  public static String value(byte[] key) {
    KeyReader reader = afterPrefix(key);
    reader.name();
    return reader.rest();
  }

  private static KeyWriter prefix(ResultId result, Granularity granularity) {
    return new KeyWriter()
        .merchant(result.merchantDay().merchant())
        .job(result.job())
        .bytes(granularity.code())
        .day(result.merchantDay().day())
        .generation(result.generation());
  }

  private static KeyReader afterPrefix(byte[] key) {
    KeyReader reader = new KeyReader(key);
    reader.merchant();
    reader.job();
    reader.single();
    reader.day();
    reader.generation();
    return reader;
  }
}
