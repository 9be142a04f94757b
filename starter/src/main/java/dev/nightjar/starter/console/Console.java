package dev.nightjar.starter.console;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a command reads from and prints to.
 *
 * @param in standard input
 * @param out what the command is asked for
 * @param err progress, notices and errors
 * @param width the columns that a table may take
 * @param progress whether progress may rewrite its line
 * @param environment the variables of the process
 * @param keyboard whether somebody can be asked
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    int width,
    Progress progress,
    Map<String, String> environment,
    Keyboard keyboard) {
  /** The width when nobody looks: whole tables. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** With nobody to ask. */
  public Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      int width,
      Progress progress,
      Map<String, String> environment) {
    this(in, out, err, width, progress, environment, Keyboard.NOBODY);
  }

  /** Who types what is read. */
  public enum Keyboard {
    /** A person at a terminal. */
    PERSON,
    /** Nobody: a file, a pipe or nothing. */
    NOBODY
  }

  /** How progress is shown. */
  public enum Progress {
    /** One line that is rewritten. */
    LINE,
    /** A line every few seconds. */
    PLAIN
  }

  /**
   * The console of this process. The start script says with {@code nightjar.columns}, {@code
   * nightjar.progress} and {@code nightjar.input} what its streams are; without the script nothing
   * is a terminal.
   */
  public static Console ofProcess(Properties properties) {
    return new Console(
        System.in,
        System.out,
        System.err,
        Optional.ofNullable(properties.getProperty("nightjar.columns"))
            .filter(columns -> columns.matches("[1-9][0-9]{1,4}"))
            .map(Integer::valueOf)
            .orElse(UNLIMITED),
        "line".equals(properties.getProperty("nightjar.progress")) ? Progress.LINE : Progress.PLAIN,
        System.getenv(),
        "terminal".equals(properties.getProperty("nightjar.input"))
            ? Keyboard.PERSON
            : Keyboard.NOBODY);
  }

  /** A line of progress on the error stream. */
  public ProgressLine progressLine() {
    return new ProgressLine(err, progress, Math.min(width, 160));
  }
}
