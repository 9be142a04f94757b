package dev.nightjar.jobs.analytics;

import dev.nightjar.core.model.Bytewise;

/**
 * An unordered pair of distinct products.
 *
 * @param a the bytewise smaller product id
 * @param b the other one
 */
public record Pair(String a, String b) {
  private static final char SEPARATOR = '|';
  private static final char ESCAPE = '\\';

  public Pair {
    if (Bytewise.compare(a, b) >= 0) {
      throw new IllegalArgumentException(
          "Invalid pair: '%s' is not bytewise below '%s'".formatted(a, b));
    }
  }

  /** The pair of two distinct products in any order. */
  public static Pair of(String one, String other) {
    return Bytewise.compare(one, other) < 0 ? new Pair(one, other) : new Pair(other, one);
  }

  /**
   * The pair as a dimension value: {@code a|b}, where a backslash within an id is written as two,
   * and a {@code |} within an id as {@code \|}.
   */
  public String value() {
    return escaped(a) + SEPARATOR + escaped(b);
  }

  /**
   * Reads {@link #value()} back.
   *
   * @throws IllegalArgumentException when the text is not a pair's value
   */
  public static Pair parse(String value) {
    int separator = separatorIn(value);
    return new Pair(
        unescaped(value.substring(0, separator), value),
        unescaped(value.substring(separator + 1), value));
  }

  private static int separatorIn(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) == ESCAPE) {
        i++;
      } else if (value.charAt(i) == SEPARATOR) {
        return i;
      }
    }
    throw invalid(value);
  }

  private static String escaped(String id) {
    return id.replace("\\", "\\\\").replace("|", "\\|");
  }

  private static String unescaped(String text, String value) {
    StringBuilder id = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SEPARATOR || (c == ESCAPE && !isEscaped(text, i + 1))) {
        throw invalid(value);
      }
      id.append(c == ESCAPE ? text.charAt(++i) : c);
    }
    return id.toString();
  }

  private static boolean isEscaped(String text, int index) {
    return index < text.length()
        && (text.charAt(index) == ESCAPE || text.charAt(index) == SEPARATOR);
  }

  private static IllegalArgumentException invalid(String value) {
    return new IllegalArgumentException(
        "Invalid pair: '%s' must be two product ids with | between them, in which \\ and | have a \\ before them"
            .formatted(value));
  }
}
