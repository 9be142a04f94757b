package dev.nightjar.benchmark;

import dev.nightjar.benchmark.data.DayShape;
import dev.nightjar.benchmark.report.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is measured and how.
 *
 * @param shape what the data is like
 * @param programs which programs; ingest runs in any case, for the data
 * @param rounds how often each is measured, interleaved, 1 to 100
 * @param nights how many nights floor, direct and engine carry through in one process, 1 to 20; the
 *     last one is measured
 * @param workers worker hosts of the engine, 1 to 16
 * @param javaOptions of every JVM that is started, after those of the start script
 * @param stack the {@code nightjar.properties} of a running stack; else an embedded one is started
 * @param folder where output, data and recordings go
 * @param commandLine the main class of the command line
 * @param command how the benchmark was called, for the report
 * @param commit what is measured, for the report
 */
public record BenchmarkOptions(
    DayShape shape,
    Set<Program> programs,
    int rounds,
    int nights,
    int workers,
    List<String> javaOptions,
    Optional<Path> stack,
    Path folder,
    String commandLine,
    String command,
    String commit) {
  public BenchmarkOptions {
    programs = Set.copyOf(programs);
    javaOptions = List.copyOf(javaOptions);
    if (programs.isEmpty()
        || rounds < 1
        || rounds > 100
        || nights < 1
        || nights > 20
        || workers < 1
        || workers > 16) {
      throw new IllegalArgumentException(
          "Invalid benchmark: %d programs (1 or more), %d rounds (1 to 100), %d nights (1 to 20), %d worker hosts (1 to 16)"
              .formatted(programs.size(), rounds, nights, workers));
    }
  }
}
