package dev.nightjar.starter.connect;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the command line says about the stack.
 *
 * @param configFile the configuration, if it is named
 * @param stack which stack to work on
 */
public record SessionOptions(Optional<Path> configFile, StackChoice stack) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  /** A command line that works on the same stack, as one types it into a shell. */
  String command(String words) {
    StringBuilder line = new StringBuilder("nightjar ");
    configFile.ifPresent(file -> line.append("--config ").append(quoted(file)).append(' '));
    if (stack instanceof StackChoice.EmbeddedIn in) {
      line.append("--embedded ").append(quoted(in.folder())).append(' ');
    }
    return line.append(words).toString();
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
