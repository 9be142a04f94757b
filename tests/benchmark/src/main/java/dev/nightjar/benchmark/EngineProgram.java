package dev.nightjar.benchmark;

import dev.nightjar.benchmark.data.DayOfEvents;
import dev.nightjar.benchmark.engine.Coordination;
import dev.nightjar.benchmark.engine.CoordinationProbe;
import dev.nightjar.benchmark.engine.NightCost;
import dev.nightjar.benchmark.engine.Nights;
import dev.nightjar.benchmark.measure.JavaLauncher;
import dev.nightjar.benchmark.measure.JavaProcess;
import dev.nightjar.benchmark.measure.LiveHeap;
import dev.nightjar.benchmark.measure.ManagedJvm;
import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.benchmark.site.BenchmarkSite;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The engine: a night on one worker host, which is {@code nightjar worker} in a JVM of its own. */
final class EngineProgram {
  private static final Duration START = Duration.ofMinutes(2);

  private final BenchmarkOptions options;
  private final BenchmarkSite site;
  private final StackProcess stack;
  private final JavaLauncher launcher;
  private final DayOfEvents data;
  private final Nights nights;

  EngineProgram(
      BenchmarkOptions options,
      BenchmarkSite site,
      StackProcess stack,
      JavaLauncher launcher,
      DayOfEvents data) {
    this.options = options;
    this.site = site;
    this.stack = stack;
    this.launcher = launcher;
    this.data = data;
    this.nights = new Nights(site, Programs.JOB);
  }

  /**
   * What a round came to.
   *
   * @param run as every other program's
   * @param generation what the night wrote
   * @param cost of its coordination
   * @param coordination measured afterwards, if it was to be
   */
  record EngineRun(
      MeasuredRun run,
      Generation generation,
      NightCost cost,
      Optional<Coordination> coordination) {}

  /** Whether the coordination is measured after the night. */
  enum Probe {
    NO,
    YES
  }

  EngineRun run(int round, Probe probe) throws IOException, InterruptedException, SQLException {
    Path recording = options.folder().resolve("engine-%d.jfr".formatted(round));
    List<JavaProcess> others = new ArrayList<>();
    try (JavaProcess worker = launcher.start(order(round, Optional.of(recording), 1))) {
      for (int number = 2; number <= options.workers(); number++) {
        others.add(launcher.start(order(round, Optional.empty(), number)));
      }
      worker.awaitWords("serves Temporal", START);
      for (JavaProcess other : others) {
        other.awaitWords("serves Temporal", START);
      }
      try (ManagedJvm jvm = ManagedJvm.of(worker.pid())) {
        for (int night = 1; night < options.nights(); night++) {
          nights.run(data.day(), List.of(), nights.limits());
        }
        Duration stackBefore = stack.processor();
        Duration before = processor(jvm, others);
        Nights.Night night;
        long heap;
        try (LiveHeap live = LiveHeap.sampled(jvm.memory(), nights::shareDone)) {
          night = nights.run(data.day(), List.of(), nights.limits());
          heap = live.median();
        }
        ProgramResult result =
            new ProgramResult(
                night.report().rows().read(),
                data.bytes() - data.events(),
                nights.rowsWritten(night),
                night.from(),
                night.elapsed(),
                processor(jvm, others).minus(before),
                heap);
        MeasuredRun run =
            new MeasuredRun(
                Program.ENGINE, round, result, stack.processor().minus(stackBefore), recording);
        NightCost cost = nights.cost(night, options.workers());
        return new EngineRun(run, night.report().run().generation(), cost, probed(probe));
      }
    } finally {
      others.forEach(JavaProcess::close);
    }
  }

  private static Duration processor(ManagedJvm first, List<JavaProcess> others) {
    return others.stream().map(JavaProcess::processor).reduce(first.processor(), Duration::plus);
  }

  private Optional<Coordination> probed(Probe probe) throws IOException, SQLException {
    return probe == Probe.NO
        ? Optional.empty()
        : Optional.of(
            new CoordinationProbe(site, nights, data.merchants().get(0), data.day()).measure());
  }

  private JavaLauncher.Order order(int round, Optional<Path> recording, int number) {
    return new JavaLauncher.Order(
        "engine-%d-host-%d".formatted(round, number),
        Programs.HEAP_MEGABYTES,
        recording,
        options.commandLine(),
        List.of("--config", site.configuration().toAbsolutePath().toString(), "worker"),
        Map.of("NIGHTJAR_HTTP_ADDRESS", "127.0.0.1:0"));
  }
}
