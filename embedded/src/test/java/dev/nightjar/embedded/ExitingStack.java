package dev.nightjar.embedded;

import java.nio.file.Path;

/** A program that exits, as a signal makes it do, while HBase is still starting. */
final class ExitingStack {
  static final int EXIT_CODE = 87;

  private ExitingStack() {}

  public static void main(String[] arguments) {
    EmbeddedOptions options =
        EmbeddedOptions.defaults()
            .withDataFolder(Path.of(arguments[0]))
            .withParts(Part.HBASE, Part.MYSQL)
            .withProgress(ExitingStack::exitOnceMariaDbRuns);
    try {
      EmbeddedStack.start(options);
    } catch (EmbeddedStackException e) {
      System.out.println(e.getMessage());
    }
  }

  private static void exitOnceMariaDbRuns(String line) {
    if (line.startsWith("MariaDB") && line.contains(": ready")) {
      new Thread(() -> System.exit(EXIT_CODE)).start();
    }
  }
}
