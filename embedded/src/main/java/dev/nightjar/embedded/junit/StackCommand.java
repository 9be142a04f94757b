package dev.nightjar.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code bin/stack}, which runs the local stack of real servers, on one data folder. Its JVMs start
 * quickly rather than run fast, unless the environment has {@code NIGHTJAR_STACK_JAVA_OPTS} and
 * {@code NIGHTJAR_JAVA_OPTS}.
 *
 * @param home the folder of the project
 * @param data the data folder
 * @param ports the first of its ports
 */
public record StackCommand(Path home, Path data, int ports) {
  /** Options of a JVM that is over before it would earn the second compiler, and verified code. */
  public static final List<String> QUICK_JVM =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote");

  private static final String QUICK = String.join(" ", QUICK_JVM);

  /** Servers of tests are stopped and started too often for anything else. */
  private static final Map<String, String> QUICK_STARTS =
      Map.of("NIGHTJAR_STACK_JAVA_OPTS", QUICK, "NIGHTJAR_JAVA_OPTS", "-Xmx512m " + QUICK);

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
   * What a command came to.
   *
   * @param exit its exit code
   * @param out what it printed
   */
  public record Said(int exit, String out) {}

  /**
   * Runs a command to its end, which must be a good one. What it says beside its results goes to
   * this process's error stream.
   *
   * @throws IllegalStateException when it fails
   */
  public void run(String... words) {
    Said said = ask(words);
    if (said.exit() != 0) {
      throw new IllegalStateException(
          "bin/stack %s --data %s ended with %d: %s"
              .formatted(String.join(" ", words), data, said.exit(), said.out()));
    }
  }

  /** Runs a command to its end, whatever that is. */
  public Said ask(String... words) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/stack").toString());
    line.addAll(List.of(words));
    line.addAll(List.of("--data", data.toString()));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.INHERIT);
      QUICK_STARTS.forEach(builder.environment()::putIfAbsent);
      Process process = builder.start();
      process.getOutputStream().close();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Said(process.waitFor(), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for bin/stack", e);
    }
  }
}
