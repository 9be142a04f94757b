package dev.nightjar.jobs.analytics;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import java.nio.charset.StandardCharsets;

/**
 * Texts of events as dimension values: any text fits, two of them fit a pair however they are
 * escaped, and what UTF-8 cannot carry is replaced.
 */
final class DimensionText {
  /** The longest text, in bytes of UTF-8: two of them escaped, and a separator, are below 4,096. */
  static final int MAX_BYTES = 1_000;

  private static final int KEPT_BYTES = 900;

  /** No text of this many characters can be too long. */
  private static final int SURELY_SHORT = MAX_BYTES / 3;

  private DimensionText() {}

  /** The text; a longer one is cut, and told from others that begin like it by its digest. */
  static String of(String text) {
    String storable = Bytewise.storable(text);
    if (storable.length() <= SURELY_SHORT) {
      return storable;
    }
    byte[] utf8 = Bytewise.utf8(storable);
    return utf8.length <= MAX_BYTES ? storable : start(utf8) + "~" + Digest.of(utf8);
  }

  private static String start(byte[] utf8) {
    int end = KEPT_BYTES;
    while ((utf8[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(utf8, 0, end, StandardCharsets.UTF_8);
  }
}
