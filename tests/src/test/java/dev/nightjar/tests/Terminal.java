package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.starter.console.Widths;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A command in a process of its own on a real terminal: with a size that can change, and a keyboard
 * on which Ctrl-C is a signal. The pseudo-terminal is made by {@code script} of util-linux.
 */
final class Terminal implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");
  private static final int CTRL_C = 3;

  /** So much more is drawn by a few drawings. */
  private static final int SOME_DRAWINGS = 600;

  private final Process process;
  private final Path screen;
  private final Path name;

  private Terminal(Process process, Path screen, Path name) {
    this.process = process;
    this.screen = screen;
    this.name = name;
  }

  /**
   * Starts a command.
   *
   * @param type the terminal's type, as {@code TERM} names it
   * @param columns its width
   * @param words the command line, without {@code nightjar}
   */
  static Terminal start(Path folder, String type, int columns, List<String> words)
      throws IOException {
    Path name = folder.resolve("tty");
    Path screen = Files.createTempFile(folder, "screen", ".out");
    List<String> command = NightjarProcess.command(Program.classPath(), List.of(), words);
    Path script = Files.createTempFile(folder, "command", ".sh");
    // A build in the background of a shell has SIGINT ignored, and its children would too.
    Files.writeString(
        script,
        "stty cols %d rows 30; tty > %s; exec env --default-signal=INT TERM=%s LANG=C.UTF-8 CI= %s%n"
            .formatted(
                columns,
                quoted(name.toString()),
                type,
                command.stream().map(Terminal::quoted).collect(Collectors.joining(" "))));
    ProcessBuilder builder =
        new ProcessBuilder("script", "-qefc", "sh " + quoted(script.toString()), "/dev/null");
    builder
        .environment()
        .keySet()
        .removeIf(
            variable ->
                variable.startsWith("NIGHTJAR_")
                    || variable.startsWith("TEMPORAL_")
                    || variable.equals("JAVA_TOOL_OPTIONS"));
    try {
      return new Terminal(
          builder
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(screen.toFile())
              .start(),
          screen,
          name);
    } catch (IOException e) {
      throw new AssertionError(
          "This test needs a terminal, which 'script' of util-linux makes, and cannot start it."
              + " Install the package bsdutils (Debian) or util-linux-script (Fedora)",
          e);
    }
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** All that was sent to it, with escapes. */
  String raw() {
    try {
      // It may end within a character.
      return new String(Files.readAllBytes(screen), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that was sent to it, without escapes. */
  String text() {
    return ESCAPE.matcher(raw()).replaceAll("");
  }

  /** Until it has said something. */
  void awaitSaid(String words) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || text().contains(words));
    assertThat(text()).contains(words);
  }

  /** Until it has said something of that form. */
  void awaitSaid(Pattern form) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || form.matcher(text()).find());
    assertThat(text()).containsPattern(form);
  }

  /** Changes its width, as who drags the corner of a window does. */
  void resize(int columns) throws IOException, InterruptedException {
    Process stty =
        new ProcessBuilder(
                "stty", "-F", Files.readString(name).strip(), "cols", Integer.toString(columns))
            .start();
    assertThat(stty.waitFor()).isZero();
  }

  /** Until a few drawings one after the other have no line that is wider. */
  void awaitNoWiderThan(int columns) {
    Awaitility.await().atMost(LIMIT).until(() -> widthOfSomeDrawings() <= columns);
  }

  /** The widest line of a few drawings that are yet to come. */
  int widthOfSomeDrawings() {
    int from = raw().length();
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !process.isAlive() || raw().length() > from + SOME_DRAWINGS);
    String drawn = ESCAPE.matcher(raw().substring(from)).replaceAll("");
    // The first line may have begun before, within an escape.
    return drawn.lines().skip(1).mapToInt(Widths::of).max().orElse(0);
  }

  /** Types Ctrl-C. */
  void interrupt() throws IOException {
    OutputStream keyboard = process.getOutputStream();
    keyboard.write(CTRL_C);
    keyboard.flush();
  }

  /** Waits for the command's end; returns its exit code. */
  int exit() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(text()).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
