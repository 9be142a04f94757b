package dev.nightjar.starter.bench;

import dev.nightjar.benchmark.profile.Phase;
import dev.nightjar.benchmark.profile.Profile;
import dev.nightjar.benchmark.report.BenchmarkReport;
import dev.nightjar.benchmark.report.Measurement;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.benchmark.report.Target;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The tables of a benchmark's report. */
public final class BenchSheets {
  private static final double MEGABYTE = 1e6;
  private static final double NANOS = 1e9;

  private final BenchmarkReport report;

  /** Of a report. */
  public BenchSheets(BenchmarkReport report) {
    this.report = report;
  }

  /** A row a program: medians over the rounds. */
  public Sheet programs() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("program"),
            Column.count("rows"),
            Column.decimal("seconds"),
            Column.decimal("spread_percent"),
            Column.count("rows_a_second"),
            Column.decimal("mb_a_second"),
            Column.decimal("cpu_seconds"),
            Column.decimal("stack_cpu_seconds"),
            Column.decimal("live_heap_mb"),
            Column.decimal("most_heap_mb"),
            Column.decimal("gc_seconds"));
    for (Program program : report.programs()) {
      sheet.row(
          program.label(),
          count(program, one -> one.result().rows()),
          decimal(program, Measurement::seconds),
          text(100 * report.spread(program, Measurement::rowsPerSecond)),
          count(program, Measurement::rowsPerSecond),
          decimal(program, one -> one.bytesPerSecond() / MEGABYTE),
          decimal(program, one -> one.result().processor().toNanos() / NANOS),
          decimal(program, one -> one.stackProcessor().toNanos() / NANOS),
          program.fillsRaw() ? null : decimal(program, one -> one.result().liveHeap() / MEGABYTE),
          decimal(program, one -> one.profile().mostHeap() / MEGABYTE),
          decimal(program, one -> one.profile().collections().toNanos() / NANOS));
    }
    return sheet.build();
  }

  /** A row a measurement. */
  public Sheet rounds() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.count("round"),
            Column.text("program"),
            Column.decimal("seconds"),
            Column.count("rows_a_second"),
            Column.decimal("cpu_seconds"),
            Column.decimal("stack_cpu_seconds"));
    for (Measurement one : report.measurements()) {
      sheet.row(
          one.round(),
          one.program().label(),
          text(one.seconds()),
          Math.round(one.rowsPerSecond()),
          text(one.result().processor().toNanos() / NANOS),
          text(one.stackProcessor().toNanos() / NANOS));
    }
    return sheet.build();
  }

  /** A row a target. */
  public Sheet targets() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("target"),
            Column.text("wanted"),
            Column.decimal("measured"),
            Column.text("met"));
    for (Target target : report.targets()) {
      String sign = target.bound() == Target.Bound.AT_LEAST ? ">= " : "<= ";
      sheet.row(
          target.what(),
          sign + text(target.limit()),
          text(target.measured()),
          target.isMet() ? "yes" : "no");
    }
    return sheet.build();
  }

  /** A row a phase, a column a program: seconds of busy Java threads in the last round. */
  public Sheet phases() {
    return phases(Measurement::profile);
  }

  /** The same of the stack. */
  public Sheet stackPhases() {
    return phases(Measurement::stackProfile);
  }

  private Sheet phases(Function<Measurement, Profile> profile) {
    List<Column> columns = new ArrayList<>(List.of(Column.text("phase")));
    List<Measurement> last = new ArrayList<>();
    for (Program program : report.programs()) {
      columns.add(Column.decimal(program.label()));
      List<Measurement> rounds = report.of(program);
      last.add(rounds.get(rounds.size() - 1));
    }
    Sheet.Builder sheet = Sheet.of(columns.toArray(Column[]::new));
    for (Phase phase : Phase.values()) {
      if (last.stream().anyMatch(one -> profile.apply(one).seconds(phase) > 0)) {
        row(sheet, phase.label(), last, one -> profile.apply(one).seconds(phase));
      }
    }
    row(sheet, "compilers", last, one -> profile.apply(one).compiling().toNanos() / NANOS);
    row(sheet, "collections", last, one -> profile.apply(one).collections().toNanos() / NANOS);
    return sheet.build();
  }

  private static void row(
      Sheet.Builder sheet,
      String name,
      List<Measurement> columns,
      ToDoubleFunction<Measurement> figure) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(name);
    columns.forEach(one -> cells.add(text(figure.applyAsDouble(one))));
    sheet.row(cells.toArray());
  }

  /** The frames in which most samples of each program's last round were. */
  public Sheet topFrames(int most) {
    Sheet.Builder sheet =
        Sheet.of(Column.text("program"), Column.decimal("percent"), Column.text("frame"));
    for (Program program : report.programs()) {
      List<Measurement> rounds = report.of(program);
      Measurement last = rounds.get(rounds.size() - 1);
      frames(sheet, program.label(), last.profile(), most);
      frames(sheet, "stack of " + program.label(), last.stackProfile(), most);
    }
    return sheet.build();
  }

  private static void frames(Sheet.Builder sheet, String who, Profile profile, int most) {
    for (Map.Entry<String, Long> frame : profile.topFrames(most)) {
      sheet.row(who, text(100.0 * frame.getValue() / profile.samples()), frame.getKey());
    }
  }

  private long count(Program program, ToDoubleFunction<Measurement> figure) {
    return Math.round(report.median(program, figure).orElse(0));
  }

  private String decimal(Program program, ToDoubleFunction<Measurement> figure) {
    return text(report.median(program, figure).orElse(0));
  }

  static String text(double figure) {
    return String.format(Locale.ROOT, "%.2f", figure);
  }

  /** The names of programs, for a message. */
  public static String names() {
    return String.join(", ", Arrays.stream(Program.values()).map(Program::label).toList());
  }
}
