package dev.nightjar.starter.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The size of a terminal.
 *
 * @param columns 1 or more
 * @param rows 1 or more
 */
record ScreenSize(int columns, int rows) {
  static final ScreenSize USUAL = new ScreenSize(80, 24);

  private static final File TERMINAL = new File("/dev/tty");
  private static final long LIMIT_SECONDS = 2;

  ScreenSize {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "Invalid size: %d columns and %d rows are not 1 or more each".formatted(columns, rows));
    }
  }

  /**
   * Reads what {@code stty size} prints, {@code ROWS COLUMNS}; empty when that is no size, such as
   * the {@code 0 0} of a terminal that was never told its own.
   */
  static Optional<ScreenSize> parse(String text) {
    String line = text.strip();
    if (!line.matches("[1-9][0-9]{0,4} [1-9][0-9]{0,4}")) {
      return Optional.empty();
    }
    int blank = line.indexOf(' ');
    return Optional.of(
        new ScreenSize(
            Integer.parseInt(line.substring(blank + 1)),
            Integer.parseInt(line.substring(0, blank))));
  }

  /** The size now of the terminal that the process was started on; empty when it has none. */
  static Optional<ScreenSize> now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        return stty.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) ? parse(said) : Optional.empty();
      } finally {
        stty.destroy();
      }
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
