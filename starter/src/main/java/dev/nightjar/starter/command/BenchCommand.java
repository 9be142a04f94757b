package dev.nightjar.starter.command;

import dev.nightjar.benchmark.Benchmark;
import dev.nightjar.benchmark.BenchmarkOptions;
import dev.nightjar.benchmark.data.DayShape;
import dev.nightjar.benchmark.report.BenchmarkReport;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.starter.bench.BenchText;
import dev.nightjar.starter.bench.Commit;
import dev.nightjar.starter.bench.WorkFolder;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.ExitCode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nightjar bench}. */
@Command(
    name = "bench",
    description = {
      "Measure the engine beside hand-written programs on the same tables of generated data.",
      "Each program runs in a JVM of its own, on a stack that is started for it (or on the one of"
          + " --config, or that runs in the folder of --embedded, in tables of its own)."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class)
final class BenchCommand implements Callable<Integer> {
  /** The command line itself, which the measured processes are started with. */
  private static final String MAIN = "dev.nightjar.starter.Nightjar";

  private final NightjarCommand root;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events of the business day; 2000000 unless given.")
  private long events = 2_000_000;

  @Option(
      names = "--merchants",
      paramLabel = "N",
      description = "Merchants; 200 unless given. The first has two fifths of the events.")
  private int merchants = 200;

  @Option(names = "--seed", paramLabel = "N", description = "Equal seeds give equal events.")
  private long seed = 1;

  @Option(
      names = "--only",
      paramLabel = "PROGRAM",
      split = ",",
      description = "Only these: puts, ingest, floor, direct, engine.")
  private Set<Program> only = EnumSet.allOf(Program.class);

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Rounds, in each of which every program runs once; 1 unless given.")
  private int rounds = 1;

  @Option(
      names = "--nights",
      paramLabel = "N",
      description =
          "Nights that floor, direct and engine carry through in one process, of which the last is"
              + " measured; 1 unless given. From 2 on the compilers have done their work before.")
  private int nights = 1;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Worker hosts of the engine, each with two slots; 1 unless given.")
  private int workers = 1;

  @Option(
      names = "--java-option",
      paramLabel = "OPTION",
      description =
          "An option of every JVM that is started, such as --java-option=-XX:NewRatio=1; may be"
              + " given again.")
  private List<String> javaOptions = List.of();

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "Show so many of each program's most sampled frames.")
  private int frames;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep data, output and recordings in DIR, a folder that is not there yet.")
  private @Nullable Path keep;

  @Mixin private BenchOutput output = new BenchOutput();

  BenchCommand(NightjarCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws Exception {
    Console console = root.console();
    try (WorkFolder folder = WorkFolder.of(keep)) {
      BenchmarkOptions options =
          new BenchmarkOptions(
              new DayShape(events, merchants, seed),
              only,
              rounds,
              nights,
              workers,
              javaOptions,
              root.stackSettings(),
              folder.path(),
              MAIN,
              commandLine(),
              Commit.of(System.getProperty("nightjar.home")));
      BenchmarkReport report = new Benchmark(options, console.err()::println).run();
      BenchText text = new BenchText(report, frames);
      output.write(text, console);
    }
    return ExitCode.OK.number();
  }

  private String commandLine() {
    return "nightjar "
        + String.join(
            " ", Objects.requireNonNull(spec).root().commandLine().getParseResult().originalArgs());
  }
}
