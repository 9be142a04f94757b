package dev.nightjar.starter.console;

import dev.nightjar.starter.output.SafeText;
import org.jline.utils.WCWidth;

/** Texts by the columns that they take on a terminal. */
public final class Widths {
  private Widths() {}

  /** The columns that a text takes; wide characters take two, combining ones none. */
  public static int of(String text) {
    return text.codePoints().map(Widths::of).sum();
  }

  /**
   * Not more columns of a text than given, in one line and without what a terminal obeys; what was
   * cut shows at its end.
   */
  public static String cut(String text, int columns, char mark) {
    String line = SafeText.dotted(text);
    if (of(line) <= columns) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int used = 0;
    for (int at = 0; at < line.length(); ) {
      int character = line.codePointAt(at);
      used += of(character);
      if (used > columns - 1) {
        break;
      }
      cut.appendCodePoint(character);
      at += Character.charCount(character);
    }
    return columns < 1 ? "" : cut.append(mark).toString();
  }

  /** A text and blanks up to so many columns. */
  public static String padded(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static int of(int character) {
    return Math.max(0, WCWidth.wcwidth(character));
  }
}
