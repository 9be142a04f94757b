package dev.nightjar.starter.console;

import dev.nightjar.starter.output.SafeText;
import java.io.PrintStream;
import java.time.Duration;

/** A plain line every few seconds: for pipes, files and terminals that can only print. */
final class PlainDisplay implements LiveDisplay {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);

  private final PrintStream stream;
  private final Duration betweenLines;
  private long lastNanos = System.nanoTime();
  private boolean closed;

  PlainDisplay(PrintStream stream) {
    this(stream, BETWEEN_LINES);
  }

  PlainDisplay(PrintStream stream, Duration betweenLines) {
    this.stream = stream;
    this.betweenLines = betweenLines;
  }

  @Override
  public synchronized void show(View view) {
    if (!closed && Elapsed.since(lastNanos).compareTo(betweenLines) >= 0) {
      line(SafeText.escaped(view.plain()));
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
