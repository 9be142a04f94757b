package dev.nightjar.starter.command;

import dev.nightjar.starter.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command line came to.
 *
 * @param exitCode its exit code
 * @param out what it printed
 * @param err what it said beside that
 */
record Captured(int exitCode, String out, String err) {
  static Captured of(String... args) {
    return of(Map.of(), args);
  }

  static Captured of(Map<String, String> environment, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            80,
            Console.Progress.PLAIN,
            environment);
    int exitCode = CommandTree.execute(console, args);
    return new Captured(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
