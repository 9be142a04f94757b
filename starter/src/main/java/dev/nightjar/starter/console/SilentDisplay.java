package dev.nightjar.starter.console;

import java.io.PrintStream;

/** No progress, only the lines that stay. */
final class SilentDisplay implements LiveDisplay {
  private final PrintStream stream;

  SilentDisplay(PrintStream stream) {
    this.stream = stream;
  }

  @Override
  public void show(View view) {
    // Nobody wants to know.
  }

  @Override
  public void line(String text) {
    stream.println(text);
  }

  @Override
  public void end() {
    // Nothing was shown.
  }
}
