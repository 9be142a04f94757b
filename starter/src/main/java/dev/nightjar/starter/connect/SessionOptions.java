package dev.nightjar.starter.connect;

import dev.nightjar.starter.output.ShellText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line says about the stack.
 *
 * @param configFile the configuration, if it is named
 * @param stack which stack to work on
 */
public record SessionOptions(Optional<Path> configFile, StackChoice stack) {
  /** A command line that works on the same stack, as one types it into a shell. */
  String command(String words) {
    StringBuilder line = new StringBuilder("nightjar ");
    configFile.ifPresent(
        file -> line.append("--config ").append(ShellText.quoted(file)).append(' '));
    if (stack instanceof StackChoice.EmbeddedIn in) {
      line.append("--embedded ").append(ShellText.quoted(in.folder())).append(' ');
    }
    return line.append(words).toString();
  }
}
