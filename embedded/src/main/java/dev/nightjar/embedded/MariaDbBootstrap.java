package dev.nightjar.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Makes the system tables of a new data folder, in under a second. */
final class MariaDbBootstrap {
  private static final long LIMIT_SECONDS = 60;

  private MariaDbBootstrap() {}

  /**
   * Makes the tables unless they were made before. A folder whose making was interrupted is made
   * anew, since a marker is written only at the end.
   */
  static void run(MariaDbCommand command, Path log) throws IOException, InterruptedException {
    Path data = MariaDbCommand.data(command.stackFolder());
    Path made = data.resolveSibling("made");
    if (Files.exists(made)) {
      return;
    }
    FolderTree.delete(data);
    PrivateFile.folder(data);
    Process process =
        new ProcessBuilder(command.bootstrap())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      feed(process, command.binaries());
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new MariaDbFailure("making its system tables failed", log).exception();
      }
    } finally {
      process.destroyForcibly();
    }
    PrivateFile.write(made, MariaDbBinaries.VERSION + "\n");
  }

  private static void feed(Process process, MariaDbBinaries binaries) throws IOException {
    try (Writer statements = process.outputWriter(UTF_8)) {
      statements.write("create database if not exists mysql;\nuse mysql;\n");
      statements.write("set @auth_root_socket='" + System.getProperty("user.name") + "';\n");
      for (Path script : binaries.systemTables()) {
        try (Stream<String> lines = Files.lines(script, UTF_8)) {
          for (String line : (Iterable<String>) lines::iterator) {
            if (!line.contains("@current_hostname")) {
              statements.write(line + "\n");
            }
          }
        }
      }
    } catch (IOException brokenPipe) {
      if (process.isAlive()) {
        throw brokenPipe;
      }
    }
  }
}
