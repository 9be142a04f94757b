package dev.nightjar.embedded;

/** Something to do when the JVM exits, unless it was done before. */
final class ExitHook {
  private final Thread thread;

  ExitHook(Runnable action) {
    this.thread = new Thread(action, "nightjar-embedded-exit");
    Runtime.getRuntime().addShutdownHook(thread);
  }

  /** Whether something failed because the JVM is on its way out. */
  static boolean isExiting(RuntimeException failure) {
    return failure instanceof IllegalStateException
        && "Shutdown in progress".equals(failure.getMessage());
  }

  void remove() {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException exiting) {
      // The JVM is on its way out: the hook runs or has run, and finds nothing to do.
    }
  }
}
