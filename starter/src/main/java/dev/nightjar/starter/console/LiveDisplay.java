package dev.nightjar.starter.console;

/** Shows how far something has come while it goes on. Thread-safe. */
public interface LiveDisplay extends AutoCloseable {
  /** Shows a state that will change; it may be left out. */
  void show(View view);

  /** Prints a line that stays. */
  void line(String text);

  /** Takes away what will not stay; nothing is shown any more. */
  void end();

  @Override
  default void close() {
    end();
  }
}
