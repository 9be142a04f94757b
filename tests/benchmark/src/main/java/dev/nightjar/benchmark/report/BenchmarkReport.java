package dev.nightjar.benchmark.report;

import dev.nightjar.benchmark.data.DayOfEvents;
import dev.nightjar.benchmark.engine.Coordination;
import dev.nightjar.benchmark.engine.NightCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * All that a benchmark found.
 *
 * @param surroundings where and how
 * @param data on what
 * @param measurements every program in every round, in order
 * @param comparison what was compared, in words; a difference would have ended the benchmark
 * @param nightCost what the engine's last night cost in coordination
 * @param coordination what a night costs beside its data
 */
public record BenchmarkReport(
    Surroundings surroundings,
    DayOfEvents data,
    List<Measurement> measurements,
    String comparison,
    @Nullable NightCost nightCost,
    @Nullable Coordination coordination) {
  public BenchmarkReport {
    measurements = List.copyOf(measurements);
  }

  /** The programs that were measured. */
  public List<Program> programs() {
    return measurements.stream().map(Measurement::program).distinct().sorted().toList();
  }

  /** A program's measurements. */
  public List<Measurement> of(Program program) {
    return measurements.stream().filter(one -> one.program() == program).toList();
  }

  /** The median of a figure over a program's rounds; empty when it was not measured. */
  public OptionalDouble median(Program program, ToDoubleFunction<Measurement> figure) {
    double[] sorted = of(program).stream().mapToDouble(figure).sorted().toArray();
    return sorted.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(median(sorted));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The difference between a figure's greatest and least value, as a share of its median. */
  public double spread(Program program, ToDoubleFunction<Measurement> figure) {
    double[] sorted = of(program).stream().mapToDouble(figure).sorted().toArray();
    return sorted.length < 2 ? 0 : (sorted[sorted.length - 1] - sorted[0]) / median(sorted);
  }

  /** One program's throughput as a share of another's: the median over the rounds. */
  public Optional<Double> ratio(Program program, Program beside) {
    List<Measurement> ones = of(program);
    List<Measurement> others = of(beside);
    double[] ratios = new double[Math.min(ones.size(), others.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = ones.get(i).rowsPerSecond() / others.get(i).rowsPerSecond();
    }
    java.util.Arrays.sort(ratios);
    return ratios.length == 0 ? Optional.empty() : Optional.of(median(ratios));
  }

  /** The targets for which there are figures. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    ratio(Program.ENGINE, Program.FLOOR)
        .ifPresent(
            ratio -> targets.add(new Target("engine / floor", 0.85, ratio, Target.Bound.AT_LEAST)));
    ratio(Program.INGEST, Program.PUTS)
        .ifPresent(
            ratio -> targets.add(new Target("ingest / puts", 0.8, ratio, Target.Bound.AT_LEAST)));
    if (nightCost != null) {
      targets.add(
          new Target(
              "idle slot time while work is pending, %",
              3, 100 * nightCost.idleShare(), Target.Bound.AT_MOST));
    }
    if (coordination != null) {
      targets.add(
          new Target(
              "ledger statements a chunk",
              2,
              coordination.statementsPerChunk(),
              Target.Bound.AT_MOST));
      targets.add(
          new Target(
              "history events a chunk", 3.2, coordination.eventsPerChunk(), Target.Bound.AT_MOST));
      targets.add(
          new Target(
              "state transitions a chunk",
              2.2,
              coordination.transitionsPerChunk(),
              Target.Bound.AT_MOST));
      targets.add(
          new Target(
              "fixed cost of a night, s",
              0.5,
              coordination.fixedCost().toNanos() / 1e9,
              Target.Bound.AT_MOST));
    }
    return targets;
  }
}
