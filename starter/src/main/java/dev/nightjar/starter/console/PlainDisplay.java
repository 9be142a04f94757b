package dev.nightjar.starter.console;

import java.io.PrintStream;
import java.time.Duration;

/** A plain line every few seconds: for pipes, files and terminals that can only print. */
final class PlainDisplay implements LiveDisplay {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

  private final PrintStream stream;
  private long lastNanos = System.nanoTime();
  private boolean closed;

  PlainDisplay(PrintStream stream) {
    this.stream = stream;
  }

  @Override
  public synchronized void show(View view) {
    if (!closed && Elapsed.since(lastNanos).compareTo(BETWEEN_LINES) >= 0) {
      line(view.plain());
    }
  }

  @Override
  public synchronized void line(String text) {
    stream.println(text);
    lastNanos = System.nanoTime();
  }

  @Override
  public synchronized void end() {
    closed = true;
  }
}
