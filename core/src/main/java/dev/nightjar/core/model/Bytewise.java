package dev.nightjar.core.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The one order of texts in keys, results and plans: unsigned bytes of their UTF-8 form. */
public final class Bytewise {
  /** Compares texts by the unsigned bytes of their UTF-8 form, which is the order of row keys. */
  public static final Comparator<String> ORDER = Bytewise::compare;

  private Bytewise() {}

  /** Compares like {@link #ORDER}. */
  public static int compare(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char l = left.charAt(i);
      char r = right.charAt(i);
      if (l != r) {
        // UTF-16 and UTF-8 order differ for surrogates alone.
        return Character.isSurrogate(l) || Character.isSurrogate(r)
            ? Arrays.compareUnsigned(utf8(left), utf8(right))
            : Character.compare(l, r);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  /** The UTF-8 form of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The text as its UTF-8 form gives it back: half a surrogate pair, which UTF-8 cannot hold,
   * becomes a question mark. Two texts have the same bytes exactly when this is equal.
   */
  public static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return new String(utf8(text), StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
