package dev.nightjar.starter.run;

import java.io.PrintStream;

/** What is said when the process is ended by a signal before this is closed. */
final class Farewell implements AutoCloseable {
  private final Thread hook;

  private Farewell(Runnable words) {
    this.hook = new Thread(words, "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Farewell of(PrintStream stream, String words) {
    return new Farewell(() -> stream.println(System.lineSeparator() + words));
  }

  static Farewell none() {
    return new Farewell(() -> {});
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The words are being said.
    }
  }
}
