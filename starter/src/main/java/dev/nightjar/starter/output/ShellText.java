package dev.nightjar.starter.output;

import dev.nightjar.core.model.ShellWord;
import java.nio.file.Path;

/** Words of a command line, as one types them into a shell. */
public final class ShellText {
  private ShellText() {}

  /** A path as one word, in quotes where it needs them. */
  public static String quoted(Path path) {
    return ShellWord.of(path.toString());
  }
}
