package dev.nightjar.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code bin/stack} on one data folder. What it says goes to the test's error stream.
 *
 * @param home the folder of the project
 * @param data the data folder
 * @param ports the first port
 */
public record StackCommand(Path home, Path data, String ports) {
  /** The data folder and the ports that system properties name. */
  public static StackCommand ofTests() {
    Path home = Path.of(System.getProperty("nightjar.home")).toAbsolutePath().normalize();
    return new StackCommand(
        home,
        Path.of(System.getProperty("nightjar.local.data")),
        System.getProperty("nightjar.local.ports"));
  }

  /** Runs a command to its end and requires that it succeeds; returns its results. */
  public String run(String... words) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/stack").toString());
    line.addAll(List.of(words));
    line.addAll(List.of("--data", data.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s%n%s", String.join(" ", line), out).isZero();
      return out;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for bin/stack", e);
    }
  }
}
