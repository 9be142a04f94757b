package dev.nightjar.tests;

import dev.nightjar.starter.command.CommandTree;
import dev.nightjar.starter.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Types command lines as a person would, and keeps what they print. */
final class Shell {
  private final List<String> before;

  private Shell(List<String> before) {
    this.before = before;
  }

  /** A shell that puts some words before every command's. */
  static Shell with(String... before) {
    return new Shell(List.of(before));
  }

  /**
   * What a command came to.
   *
   * @param exit its exit code
   * @param out what it printed
   * @param err what it said beside
   */
  record Said(int exit, String out, String err) {
    String all() {
      return out + err;
    }
  }

  Said type(String... words) {
    return typeWith("", words);
  }

  Said typeWith(String input, String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Console console =
        new Console(
            in,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Console.UNLIMITED,
            Console.Progress.PLAIN,
            Map.of());
    String[] line = new String[before.size() + words.length];
    for (int i = 0; i < line.length; i++) {
      line[i] = i < before.size() ? before.get(i) : words[i - before.size()];
    }
    int exit = CommandTree.execute(console, line);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
