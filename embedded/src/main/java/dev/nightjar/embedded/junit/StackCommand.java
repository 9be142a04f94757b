package dev.nightjar.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bin/stack}, which runs the local stack of real servers, on one data folder. What it says
 * goes to this process's error stream.
 *
 * @param home the folder of the project
 * @param data the data folder
 * @param ports the first of its ports
 */
public record StackCommand(Path home, Path data, int ports) {
  /**
   * That of the tests, by the system properties {@code nightjar.home}, {@code nightjar.local.data}
   * and {@code nightjar.local.ports}.
   */
  public static StackCommand ofTests() {
    return new StackCommand(
        Path.of(property("nightjar.home")),
        Path.of(property("nightjar.local.data")),
        Integer.parseInt(property("nightjar.local.ports")));
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException(
          "The local stack needs the system property %s; run its tests with: mvn verify -Plocal"
              .formatted(name));
    }
    return value;
  }

  /**
   * Runs a command to its end.
   *
   * @return what it printed
   * @throws IllegalStateException when it fails
   */
  public String run(String... words) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/stack").toString());
    line.addAll(List.of(words));
    line.addAll(List.of("--data", data.toString()));
    try {
      Process process =
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IllegalStateException(
            "%s ended with %d: %s".formatted(String.join(" ", line), exit, out));
      }
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for bin/stack", e);
    }
  }
}
