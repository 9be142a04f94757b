package dev.nightjar.starter.command;

import dev.nightjar.benchmark.coordinator.CoordinatorBenchmark;
import dev.nightjar.benchmark.coordinator.CoordinatorOptions;
import dev.nightjar.benchmark.coordinator.CoordinatorReport;
import dev.nightjar.benchmark.coordinator.SlotIdleMeasurement;
import dev.nightjar.starter.bench.CoordinatorText;
import dev.nightjar.starter.bench.SlotIdleText;
import dev.nightjar.starter.bench.WorkFolder;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.starter.failure.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar bench coordinator}. */
@Command(
    name = "coordinator",
    description = {
      "Measure what the coordinator costs, with chunks that do no work, on a real Temporal server:",
      "empty chunks beside the same fan-out written with the SDK alone, chunks that wait on more and",
      "more worker hosts, and how soon the chunks of a killed worker host run elsewhere.",
      "Name the stack: --config FILE, such as bin/stack writes."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class)
final class BenchCoordinatorCommand implements Callable<Integer> {
  private final NightjarCommand root;

  @Option(
      names = "--chunks",
      paramLabel = "N",
      description = "Empty chunks of a night; 5000 unless given.")
  private int chunks = 5000;

  @Option(
      names = "--wait",
      paramLabel = "MILLISECONDS",
      description = "How long a chunk waits that is not empty; 200 unless given.")
  private long waitMillis = 200;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      split = ",",
      description = "Numbers of worker hosts; 1,2,4,8,16 unless given.")
  private List<Integer> hosts = List.of(1, 2, 4, 8, 16);

  @Option(
      names = "--chunks-per-slot",
      paramLabel = "N",
      description = "Chunks that wait, for each slot; 100 unless given.")
  private int chunksPerSlot = 100;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "How often empty nights and kills are measured; 3 unless given.")
  private int rounds = 3;

  @Option(
      names = "--slot-idle",
      description = {
        "Only measure how long a slot is idle between two chunks that wait, on one worker host of the",
        "in-process service; needs no --config."
      })
  private boolean slotIdle;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep output and configuration in DIR, a folder that is not there yet.")
  private @Nullable Path keep;

  @Mixin private BenchOutput output = new BenchOutput();

  BenchCoordinatorCommand(NightjarCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws Exception {
    Console console = root.console();
    if (slotIdle) {
      output.write(
          new SlotIdleText(
              SlotIdleMeasurement.measure(chunksPerSlot, Duration.ofMillis(waitMillis))),
          console);
      return ExitCode.OK.number();
    }
    Path stack =
        root.stackSettings()
            .orElseThrow(
                () ->
                    new CommandRefused(
                        "Which stack? Start one with: bin/stack up; then name its nightjar.properties with --config"));
    try (WorkFolder folder = WorkFolder.of(keep)) {
      CoordinatorReport report =
          new CoordinatorBenchmark(
                  new CoordinatorOptions(
                      stack,
                      chunks,
                      Duration.ofMillis(waitMillis),
                      hosts,
                      chunksPerSlot,
                      rounds,
                      folder.path()),
                  console.err()::println)
              .run();
      CoordinatorText text = new CoordinatorText(report);
      output.write(text, console);
    }
    return ExitCode.OK.number();
  }
}
