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
    /** Lines that are redrawn in place. */
    LIVE,
    /** A line every few seconds. */
    PLAIN,
    /** Not at all. */
    NONE
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
        progress(properties, System.getenv()),
        System.getenv(),
        "terminal".equals(properties.getProperty("nightjar.input"))
            ? Keyboard.PERSON
            : Keyboard.NOBODY);
  }

  /** Builds that nobody watches often have a terminal; what is redrawn would fill their logs. */
  private static Progress progress(Properties properties, Map<String, String> environment) {
    boolean isWatched = environment.getOrDefault("CI", "").isEmpty();
    return isWatched && "live".equals(properties.getProperty("nightjar.progress"))
        ? Progress.LIVE
        : Progress.PLAIN;
  }

  /** This console with progress shown in another way. */
  public Console with(Progress other) {
    return new Console(in, out, err, width, other, environment, keyboard);
  }

  /** Progress on the error stream, until it is closed. */
  public LiveDisplay display() {
    return switch (progress) {
      case LIVE ->
          canRedraw()
              ? new WatchedDisplay(new ScreenDisplay(err, environment, screen()))
              : new PlainDisplay(err);
      case PLAIN -> new PlainDisplay(err);
      case NONE -> new SilentDisplay(err);
    };
  }

  /** Whoever asks for it on a terminal that can't gets lines instead of escapes. */
  private boolean canRedraw() {
    return !"dumb".equals(environment.get("TERM"));
  }

  private static ScreenSize screen() {
    return ScreenSize.now().orElse(ScreenSize.USUAL);
  }

  /** A line of progress on the error stream, until it is cleared. */
  public ProgressLine progressLine() {
    return new ProgressLine(display());
  }
}
