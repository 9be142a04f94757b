package dev.nightjar.starter.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What is measured: the commit of the sources that the start script was found in. */
public final class Commit {
  private Commit() {}

  /**
   * The commit with a mark when there are changes beside it; {@code unknown} without git or
   * sources.
   *
   * @param home the folder of the project; null when the start script did not say
   */
  public static String of(@Nullable String home) {
    if (home == null) {
      return "unknown";
    }
    ProcessBuilder git =
        new ProcessBuilder("git", "describe", "--always", "--dirty=, with changes beside it");
    try {
      Process process = git.directory(Path.of(home).toFile()).start();
      process.getErrorStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 && !said.isEmpty() ? said : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
