package dev.nightjar.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.benchmark.data.DayOfEvents;
import dev.nightjar.benchmark.measure.JavaLauncher;
import dev.nightjar.benchmark.measure.JavaProcess;
import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.benchmark.program.Assignment;
import dev.nightjar.benchmark.program.BarePutProgram;
import dev.nightjar.benchmark.program.FloorProgram;
import dev.nightjar.benchmark.program.MeasuredCommand;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.benchmark.site.BenchmarkSite;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Starts the measured programs that end by themselves, each in a JVM of its own. */
final class Programs {
  static final int HEAP_MEGABYTES = 256;
  static final JobName JOB = new JobName("merchant-analytics");
  private static final Duration LIMIT = Duration.ofHours(2);

  private final BenchmarkOptions options;
  private final BenchmarkSite site;
  private final StackProcess stack;
  private final JavaLauncher launcher;
  private final DayOfEvents data;
  private final Path assignment;

  Programs(
      BenchmarkOptions options,
      BenchmarkSite site,
      StackProcess stack,
      JavaLauncher launcher,
      DayOfEvents data)
      throws IOException {
    this.options = options;
    this.site = site;
    this.stack = stack;
    this.launcher = launcher;
    this.data = data;
    this.assignment = options.folder().resolve("assignment.txt");
    Assignment.write(data.merchants(), assignment);
  }

  /** The bare loop of puts. */
  MeasuredRun puts(int round) throws IOException, InterruptedException {
    Path result = file(Program.PUTS, round, "result");
    return command(
        Program.PUTS,
        round,
        BarePutProgram.class.getName(),
        List.of(text(site.configuration()), text(assignment), text(data.file()), text(result)),
        process -> ProgramResult.read(result));
  }

  /** {@code nightjar ingest}. */
  MeasuredRun ingest(int round) throws IOException, InterruptedException {
    return command(
        Program.INGEST,
        round,
        options.commandLine(),
        List.of("--config", text(site.configuration()), "ingest", text(data.file()), "-o", "json"),
        Programs::ingested);
  }

  private static ProgramResult ingested(JavaProcess process) throws IOException {
    // The JVM says before it that it records.
    String said = process.out();
    JsonNode report = new ObjectMapper().readTree(said.substring(Math.max(0, said.indexOf('{'))));
    if (report.path("accepted").asLong() != report.path("lines").asLong()) {
      throw new IOException("Not all of the benchmark's data was accepted: " + report);
    }
    Duration elapsed = Duration.ofMillis(report.path("milliseconds").asLong());
    return new ProgramResult(
        report.path("lines").asLong(),
        report.path("bytes").asLong(),
        report.path("accepted").asLong(),
        Instant.now().minus(elapsed),
        elapsed,
        Duration.ZERO,
        0);
  }

  /** A hand-written night that writes under a generation. */
  MeasuredRun handWritten(Program program, int round, Generation generation)
      throws IOException, InterruptedException {
    Path result = file(program, round, "result");
    Path recording = file(program, round, "jfr");
    Duration before = stack.processor();
    List<String> arguments =
        List.of(
            text(site.configuration()),
            text(assignment),
            JOB.value(),
            data.day().toString(),
            generation.toString(),
            program == Program.FLOOR ? "WRITTEN" : "LEFT_OUT",
            text(result),
            Integer.toString(options.nights()));
    try (JavaProcess process =
        launcher.start(order(program, round, FloorProgram.class.getName(), arguments))) {
      process.awaitEnd(LIMIT);
    }
    return new MeasuredRun(
        program, round, ProgramResult.read(result), stack.processor().minus(before), recording);
  }

  /** What ingest and the bare loop have in common: their whole process counts. */
  private MeasuredRun command(
      Program program, int round, String main, List<String> arguments, Reading reading)
      throws IOException, InterruptedException {
    Path processor = file(program, round, "processor");
    List<String> all = new ArrayList<>(List.of(text(processor), main));
    all.addAll(arguments);
    Duration before = stack.processor();
    ProgramResult result;
    try (JavaProcess process =
        launcher.start(order(program, round, MeasuredCommand.class.getName(), all))) {
      process.awaitEnd(LIMIT);
      result = reading.of(process);
    }
    Duration taken = Duration.ofNanos(Long.parseLong(Files.readString(processor)));
    return new MeasuredRun(
        program,
        round,
        result.withProcessor(taken),
        stack.processor().minus(before),
        file(program, round, "jfr"));
  }

  private JavaLauncher.Order order(
      Program program, int round, String main, List<String> arguments) {
    return new JavaLauncher.Order(
        program.label() + "-" + round,
        HEAP_MEGABYTES,
        Optional.of(file(program, round, "jfr")),
        main,
        arguments,
        Map.of());
  }

  Path file(Program program, int round, String kind) {
    return options.folder().resolve("%s-%d.%s".formatted(program.label(), round, kind));
  }

  private static String text(Path path) {
    return path.toAbsolutePath().toString();
  }

  /** Reads what a command came to. */
  @FunctionalInterface
  private interface Reading {
    ProgramResult of(JavaProcess process) throws IOException;
  }
}
