package dev.nightjar.starter.bench;

import dev.nightjar.benchmark.report.Target;
import dev.nightjar.benchmark.swarm.LoadSecond;
import dev.nightjar.benchmark.swarm.StormResult;
import dev.nightjar.benchmark.swarm.SwarmReport;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import java.io.PrintStream;

/** What was found of the swarm, as text or as one JSON document with the same figures. */
public final class SwarmText implements ReportText {
  private final SwarmReport report;

  /** Of a report. */
  public SwarmText(SwarmReport report) {
    this.report = report;
  }

  private Sheet targets() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("target"),
            Column.text("bound"),
            Column.decimal("limit"),
            Column.decimal("measured"),
            Column.text("met"));
    for (Target target : report.targets()) {
      sheet.row(
          target.what(),
          target.bound() == Target.Bound.AT_LEAST ? "at least" : "at most",
          BenchSheets.text(target.limit()),
          BenchSheets.text(target.measured()),
          target.isMet() ? "yes" : "no");
    }
    return sheet.build();
  }

  private Sheet storms() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("defence"),
            Column.text("middle"),
            Column.count("service_ms"),
            Column.decimal("capacity"),
            Column.decimal("goodput_at_4x"),
            Column.decimal("worst_p90_ms"),
            Column.decimal("given_up"),
            Column.decimal("refusal_p99_ms"),
            Column.count("normal_after_s"));
    for (StormResult storm : report.storms()) {
      sheet.row(
          storm.defence().label(),
          storm.middle().label(),
          storm.serviceMillis(),
          BenchSheets.text(storm.capacity()),
          BenchSheets.text(storm.goodputAtPeak()),
          BenchSheets.text(storm.worstP90()),
          BenchSheets.text(storm.lateShare()),
          BenchSheets.text(storm.refusalP99Millis()),
          storm.secondsToNormal());
    }
    return sheet.build();
  }

  private Sheet seconds() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("defence"),
            Column.text("middle"),
            Column.count("service_ms"),
            Column.count("second"),
            Column.count("offered"),
            Column.count("answered"),
            Column.count("refused"),
            Column.count("given_up"),
            Column.decimal("p90_ms"));
    for (StormResult storm : report.storms()) {
      for (LoadSecond second : storm.seconds()) {
        sheet.row(
            storm.defence().label(),
            storm.middle().label(),
            storm.serviceMillis(),
            second.second(),
            second.offered(),
            second.answered(),
            second.refused(),
            second.late(),
            BenchSheets.text(second.p90Millis()));
      }
    }
    return sheet.build();
  }

  @Override
  public String json() {
    return new Facts()
        .sheet("targets", targets())
        .sheet("storms", storms())
        .sheet("seconds", seconds())
        .json();
  }

  @Override
  public void print(PrintStream out, int width) {
    Format.TABLE.print(targets(), out, width);
    out.println();
    out.println("Storms: 0.5, 1, 2, 4 and 0.5 times the capacity");
    Format.TABLE.print(storms(), out, width);
  }
}
