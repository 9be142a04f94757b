package dev.nightjar.benchmark;

import dev.nightjar.benchmark.measure.JavaLauncher;
import dev.nightjar.benchmark.measure.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stack that a benchmark works on: one of its own, or one that runs. */
final class StackProcess implements AutoCloseable {
  static final int HEAP_MEGABYTES = 1024;
  private static final Duration START = Duration.ofMinutes(3);

  private final Path settings;
  private final @Nullable JavaProcess process;
  private final @Nullable Path recording;

  private StackProcess(Path settings, @Nullable JavaProcess process, @Nullable Path recording) {
    this.settings = settings;
    this.process = process;
    this.recording = recording;
  }

  static StackProcess of(BenchmarkOptions options, JavaLauncher launcher)
      throws IOException, InterruptedException {
    if (options.stack().isPresent()) {
      return new StackProcess(options.stack().get(), null, null);
    }
    Path data = options.folder().resolve("stack");
    Path recording = options.folder().resolve("stack.jfr");
    JavaProcess process =
        launcher.start(
            new JavaLauncher.Order(
                "stack",
                HEAP_MEGABYTES,
                Optional.of(recording),
                options.commandLine(),
                List.of("embedded", "--data", data.toString()),
                Map.of()));
    StackProcess stack = new StackProcess(data.resolve("nightjar.properties"), process, recording);
    try {
      process.awaitWords("It runs with a worker host", START);
      return stack;
    } catch (IOException | InterruptedException e) {
      stack.close();
      throw e;
    }
  }

  /** The file that says how to connect. */
  Path settings() {
    return settings;
  }

  /** Processor time so far; zero of a stack that somebody else has started. */
  Duration processor() {
    return process == null ? Duration.ZERO : process.processor();
  }

  /** The recording, complete once the stack is closed. */
  Optional<Path> recording() {
    return Optional.ofNullable(recording);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
