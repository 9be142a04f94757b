package dev.nightjar.starter.output;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Words of a command line, as one types them into a shell. */
public final class ShellText {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private ShellText() {}

  /** A path as one word, in quotes where it needs them. */
  public static String quoted(Path path) {
    String text = path.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
