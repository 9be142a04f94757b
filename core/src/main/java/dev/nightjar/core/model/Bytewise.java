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
    return Arrays.compareUnsigned(utf8(left), utf8(right));
  }

  /** The UTF-8 form of a text. */
  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
