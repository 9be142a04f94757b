package dev.nightjar.benchmark;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.benchmark.data.DayOfEvents;
import dev.nightjar.benchmark.data.GeneratedDay;
import dev.nightjar.benchmark.engine.Coordination;
import dev.nightjar.benchmark.engine.NightCost;
import dev.nightjar.benchmark.measure.JavaLauncher;
import dev.nightjar.benchmark.report.BenchmarkReport;
import dev.nightjar.benchmark.report.Measurement;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.benchmark.site.BenchmarkSite;
import dev.nightjar.benchmark.site.SiteTables;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Measures the engine beside hand-written programs, on the same tables of the same data. For one
 * use.
 */
public final class Benchmark {
  /** The business day of the data. */
  static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** The round of what is not measured. */
  private static final int WARM_UP = 0;

  private static final long WARM_UP_EVENTS = 100_000;

  private final BenchmarkOptions options;
  private final Consumer<String> progress;
  private final List<MeasuredRun> runs = new ArrayList<>();
  private @Nullable NightCost nightCost;
  private @Nullable Coordination coordination;

  /** A benchmark that tells its progress in lines. */
  public Benchmark(BenchmarkOptions options, Consumer<String> progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Measures everything.
   *
   * @throws IOException also when two programs wrote different rows
   */
  public BenchmarkReport run() throws IOException, InterruptedException, SQLException {
    Files.createDirectories(options.folder());
    JavaLauncher launcher = new JavaLauncher(options.folder(), options.javaOptions());
    DayOfEvents data = data();
    SameRows rows;
    StackProcess stack = started(launcher);
    try (stack;
        BenchmarkSite site =
            BenchmarkSite.on(stack.settings(), options.folder().resolve("nightjar.properties"))) {
      site.register(data.merchants());
      rows = new SameRows(site.stores(), data, Programs.JOB);
      warmUp(new SiteTables(site.stores()), site, stack, launcher, data);
      measure(
          site,
          new Programs(options, site, stack, launcher, data),
          new EngineProgram(options, site, stack, launcher, data),
          rows);
    }
    progress.accept("Folding the recordings");
    List<Measurement> measurements = new ArrayList<>();
    for (MeasuredRun run : runs) {
      measurements.add(run.folded(stack.recording()));
    }
    return new BenchmarkReport(
        Machine.surroundings(options), data, measurements, rows.words(), nightCost, coordination);
  }

  private DayOfEvents data() throws IOException {
    progress.accept("Making %,d events".formatted(options.shape().events()));
    return GeneratedDay.write(options.shape(), DAY, options.folder().resolve("events.ndjson"));
  }

  private StackProcess started(JavaLauncher launcher) throws IOException, InterruptedException {
    progress.accept(
        options.stack().isPresent()
            ? "Using the stack in " + options.stack().get()
            : "Starting a stack");
    return StackProcess.of(options, launcher);
  }

  /**
   * Lets the stack's own JVM find out what is hot, or the first program would pay for all: a part
   * of the data goes through the bare loop, ingest and the floor, and is forgotten.
   */
  private void warmUp(
      SiteTables tables,
      BenchmarkSite site,
      StackProcess stack,
      JavaLauncher launcher,
      DayOfEvents data)
      throws IOException, InterruptedException {
    progress.accept("Warming the stack up");
    DayOfEvents head =
        data.head(
            Math.max(WARM_UP_EVENTS, data.events() / 10),
            options.folder().resolve("warm-up.ndjson"));
    Programs programs = new Programs(options, site, stack, launcher, head);
    programs.puts(WARM_UP);
    programs.ingest(WARM_UP);
    programs.handWritten(Program.FLOOR, WARM_UP, Generation.ofCutoff(Instant.now()));
    tables.empty(List.of(HBaseTable.RAW));
  }

  private void measure(BenchmarkSite site, Programs programs, EngineProgram engine, SameRows rows)
      throws IOException, InterruptedException, SQLException {
    SiteTables tables = new SiteTables(site.stores());
    for (int round = 1; round <= options.rounds(); round++) {
      fill(tables, programs, round);
      for (Program program : nightPrograms(round)) {
        progress.accept("Round %d: %s".formatted(round, program.label()));
        tables.emptyDerived();
        tell(
            program == Program.ENGINE
                ? engineRound(engine, rows, round)
                : handWrittenRound(programs, rows, program, round));
      }
    }
  }

  private void fill(SiteTables tables, Programs programs, int round)
      throws IOException, InterruptedException {
    boolean isFilled = round > 1;
    if (options.programs().contains(Program.PUTS)) {
      tables.empty(List.of(HBaseTable.RAW));
      progress.accept("Round %d: %s".formatted(round, Program.PUTS.label()));
      tell(programs.puts(round));
      isFilled = false;
    }
    if (!isFilled || options.programs().contains(Program.INGEST)) {
      tables.empty(List.of(HBaseTable.RAW));
      progress.accept("Round %d: %s".formatted(round, Program.INGEST.label()));
      MeasuredRun ingest = programs.ingest(round);
      if (options.programs().contains(Program.INGEST)) {
        tell(ingest);
      }
      tables.settleRaw();
    }
  }

  /** Who begins changes from round to round. */
  private List<Program> nightPrograms(int round) {
    List<Program> nights =
        new ArrayList<>(
            options.programs().stream().filter(program -> !program.fillsRaw()).sorted().toList());
    if (!nights.isEmpty()) {
      Collections.rotate(nights, round - 1);
    }
    return nights;
  }

  private MeasuredRun handWrittenRound(Programs programs, SameRows rows, Program program, int round)
      throws IOException, InterruptedException {
    Generation generation = Generation.ofCutoff(Instant.now());
    MeasuredRun run = programs.handWritten(program, round, generation);
    rows.compare(program, generation);
    return run;
  }

  private MeasuredRun engineRound(EngineProgram engine, SameRows rows, int round)
      throws IOException, InterruptedException, SQLException {
    EngineProgram.Probe probe =
        round == options.rounds() && stackIsOurs()
            ? EngineProgram.Probe.YES
            : EngineProgram.Probe.NO;
    EngineProgram.EngineRun run = engine.run(round, probe);
    nightCost = run.cost();
    run.coordination().ifPresent(found -> coordination = found);
    rows.compare(Program.ENGINE, run.generation());
    return run.run();
  }

  /** On another's stack the server's counters count the others too. */
  private boolean stackIsOurs() {
    return options.stack().isEmpty();
  }

  private void tell(MeasuredRun run) {
    runs.add(run);
    double seconds = run.result().elapsed().toNanos() / 1e9;
    progress.accept(
        String.format(
            Locale.ROOT,
            "  %s: %,d rows in %.2f s, %,.0f rows a second",
            run.program().label(),
            run.result().rows(),
            seconds,
            run.result().rows() / seconds));
  }
}
