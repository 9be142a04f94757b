package dev.nightjar.starter.command;

import dev.nightjar.benchmark.swarm.StormPlot;
import dev.nightjar.benchmark.swarm.SwarmBenchOptions;
import dev.nightjar.benchmark.swarm.SwarmBenchmark;
import dev.nightjar.benchmark.swarm.SwarmReport;
import dev.nightjar.starter.bench.SwarmText;
import dev.nightjar.starter.bench.WorkFolder;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.failure.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightjar bench swarm}. */
@Command(
    name = "swarm",
    description = {
      "Measure the swarm: a call beside a bare workflow, a group beside one workflow each, lanes",
      "beside each other, and open loads of 0.5 to 4 times the capacity against the lane's policy,",
      "a capped and an unbounded queue. On Temporal's in-process service, or with --config on a",
      "stack that runs. Some minutes of each service time."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class)
final class BenchSwarmCommand implements Callable<Integer> {
  private final NightjarCommand root;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      description = "Worker hosts, 2 or more; 2 unless given.")
  private int hosts = 2;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Slots of each in each lane; 4 unless given.")
  private int slots = 4;

  @Option(
      names = "--service",
      paramLabel = "MILLISECONDS",
      split = ",",
      description = "What a call takes; 5,50 unless given.")
  private List<Integer> service = List.of(5, 50);

  @Option(
      names = "--bound",
      paramLabel = "MILLISECONDS",
      description = "Within which calls are to be answered; 250 unless given.")
  private int bound = 250;

  @Option(
      names = "--step",
      paramLabel = "SECONDS",
      description = "How long each load lasts; 10 unless given.")
  private int step = 10;

  @Option(
      names = "--calls",
      paramLabel = "N",
      description = "Calls of what is no storm; 1000 unless given.")
  private int calls = 1000;

  @Option(names = "--no-storms", description = "Measure single calls, groups and lanes alone.")
  private boolean noStorms;

  @Option(
      names = "--as-workflows",
      description = {
        "Make each single call a workflow also where Temporal has standalone activities, to see",
        "what these gain."
      })
  private boolean asWorkflows;

  @Option(names = "--plots", paramLabel = "DIR", description = "Draw plots in DIR.")
  private @Nullable Path plots;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep output and configuration in DIR, a folder that is not there yet.")
  private @Nullable Path keep;

  @Mixin private BenchOutput output = new BenchOutput();

  BenchSwarmCommand(NightjarCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() throws Exception {
    Console console = root.console();
    try (WorkFolder folder = WorkFolder.of(keep)) {
      SwarmBenchOptions options =
          new SwarmBenchOptions(
              root.stackSettings(),
              hosts,
              slots,
              noStorms ? List.of() : service,
              bound,
              step,
              calls,
              !asWorkflows,
              folder.path());
      SwarmReport report = new SwarmBenchmark(options, console.err()::println).run();
      output.write(new SwarmText(report), console);
      if (plots != null && !noStorms) {
        Files.createDirectories(plots);
        for (int millis : service) {
          StormPlot.draw(report.storms(), millis, plots);
        }
      }
    }
    return ExitCode.OK.number();
  }
}
