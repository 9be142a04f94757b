package dev.nightjar.starter.console;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Shows how far something has come: on a terminal one line that is rewritten, else a plain line
 * every few seconds. Thread-safe.
 */
public final class ProgressLine {
  private static final Duration BETWEEN_PLAIN_LINES = Duration.ofSeconds(3);
  private static final Duration BETWEEN_REWRITES = Duration.ofMillis(100);

  private final PrintStream stream;
  private final Console.Progress progress;
  private final int width;
  private long lastNanos = System.nanoTime();
  private boolean dirty;

  ProgressLine(PrintStream stream, Console.Progress progress, int width) {
    this.stream = stream;
    this.progress = progress;
    this.width = width;
  }

  /** Shows a state that will change; it may be left out. */
  public synchronized void update(String text) {
    if (Elapsed.since(lastNanos).compareTo(interval()) < 0) {
      return;
    }
    lastNanos = System.nanoTime();
    if (progress == Console.Progress.LINE) {
      stream.print("\r" + cut(text) + "\u001b[K");
      stream.flush();
      dirty = true;
    } else {
      stream.println(text);
    }
  }

  /** Prints a line that stays. */
  public synchronized void line(String text) {
    clear();
    stream.println(text);
    lastNanos = System.nanoTime();
  }

  /** Takes a rewritten line away. */
  public synchronized void clear() {
    if (dirty) {
      stream.print("\r\u001b[K");
      stream.flush();
      dirty = false;
    }
  }

  private Duration interval() {
    return progress == Console.Progress.LINE ? BETWEEN_REWRITES : BETWEEN_PLAIN_LINES;
  }

  private String cut(String text) {
    return text.length() < width ? text : text.substring(0, Math.max(0, width - 1));
  }
}
