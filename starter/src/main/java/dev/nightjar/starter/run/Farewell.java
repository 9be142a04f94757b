package dev.nightjar.starter.run;

import java.io.PrintStream;

/** What is said when the process is ended by a signal before it is taken back. */
final class Farewell {
  private final Thread hook;

  private Farewell(Runnable words) {
    this.hook = new Thread(words, "farewell");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Farewell of(PrintStream stream, String words) {
    return new Farewell(() -> stream.println(System.lineSeparator() + words));
  }

  void takeBack() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The words are being said.
    }
  }
}
