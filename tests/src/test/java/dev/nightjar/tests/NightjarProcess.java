package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.starter.Nightjar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The command line in a process of its own. */
public final class NightjarProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path SELF = Path.of("/proc/self/status");

  private final Process process;
  private final Path out;
  private final Path err;
  private final long started = System.nanoTime();

  private NightjarProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it; what it prints goes to files in the folder. */
  public static NightjarProcess start(
      Path folder, List<String> javaOptions, Map<String, String> environment, List<String> words)
      throws IOException {
    return start(folder, Program.classPath(), javaOptions, environment, words);
  }

  /** Starts the program of a class path. */
  public static NightjarProcess start(
      Path folder,
      String classPath,
      List<String> javaOptions,
      Map<String, String> environment,
      List<String> words)
      throws IOException {
    Path out = Files.createTempFile(folder, "nightjar", ".out");
    Path err = Files.createTempFile(folder, "nightjar", ".err");
    ProcessBuilder builder = new ProcessBuilder(command(classPath, javaOptions, words));
    // The virtual machine would say on the error stream that it has seen it.
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    // What is set for whoever runs the tests is not for the processes of a test.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("NIGHTJAR_") || name.startsWith("TEMPORAL_"));
    builder.environment().putAll(environment);
    Process process =
        builder
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new NightjarProcess(process, out, err);
  }

  /**
   * As the start script does it, but without verifying classes, which takes a tenth of a short one.
   */
  static List<String> command(String classPath, List<String> javaOptions, List<String> words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(StackCommand.QUICK_JVM);
    command.addAll(Program.options(classPath));
    command.add("-Djava.net.preferIPv4Stack=true");
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", classPath, Nightjar.class.getName()));
    command.addAll(words);
    return command;
  }

  /** For commands beside other tests and servers, which keep the processors busy. */
  public static void connectPatiently(Map<String, String> environment) {
    for (String server : List.of("TEMPORAL", "HBASE", "MYSQL")) {
      environment.put("NIGHTJAR_" + server + "_CONNECT_TIMEOUT", "9s");
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public String out() {
    return text(out);
  }

  public String err() {
    return text(err);
  }

  public String all() {
    return out() + err();
  }

  private static String text(Path file) {
    try {
      // It may end within a character.
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it has said something; false when it ended without. */
  public boolean says(String words) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || all().contains(words));
    return all().contains(words);
  }

  /** Ends it as a crash does: SIGKILL. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exit();
  }

  /** Asks it to end: SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /**
   * Ends it as Ctrl-C does. Where this process was started with SIGINT ignored, as in the
   * background of a shell, its children ignore it too, and SIGTERM has to stand in.
   */
  public void interrupt() throws IOException, InterruptedException {
    String signal = ignoresInterrupts() ? "TERM" : "INT";
    Process sent = new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pid()).start();
    assertThat(sent.waitFor()).isZero();
  }

  private static boolean ignoresInterrupts() throws IOException {
    if (!Files.exists(SELF)) {
      return false;
    }
    String ignored =
        Files.readAllLines(SELF).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElseThrow();
    return (Long.parseUnsignedLong(ignored.substring(7).strip(), 16) & 0b10) != 0;
  }

  /** Waits for its end; returns the exit code. */
  public int exit() throws InterruptedException {
    return exit(LIMIT);
  }

  /** Waits for its end within a limit; returns the exit code. */
  public int exit(Duration limit) throws InterruptedException {
    assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)).as(all()).isTrue();
    return process.exitValue();
  }

  /** The exit code of a process that has ended. */
  public int exitValue() {
    return process.exitValue();
  }

  /** The time from its start to now. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - started);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
