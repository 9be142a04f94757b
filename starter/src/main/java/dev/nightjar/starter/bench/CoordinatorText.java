package dev.nightjar.starter.bench;

import dev.nightjar.benchmark.coordinator.CoordinatorReport;
import dev.nightjar.benchmark.coordinator.FanOutResult;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import java.io.PrintStream;
import java.time.Duration;

/** What was found of the coordinator, as text or as one JSON document with the same figures. */
public final class CoordinatorText implements ReportText {
  private static final double NANOS = 1e9;

  private final CoordinatorReport report;

  /** Of a report. */
  public CoordinatorText(CoordinatorReport report) {
    this.report = report;
  }

  private Sheet nights() {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("program"),
            Column.count("hosts"),
            Column.count("wait_ms"),
            Column.count("chunks"),
            Column.decimal("seconds"),
            Column.decimal("chunks_a_second"),
            Column.decimal("percent_of_slots"),
            Column.decimal("events_a_chunk"),
            Column.decimal("transitions_a_chunk"),
            Column.decimal("commits_a_chunk"),
            Column.decimal("processors_percent"));
    for (FanOutResult night : report.nights()) {
      double chunks = night.chunks();
      sheet.row(
          night.program().label(),
          night.hosts(),
          night.chunkTime().toMillis(),
          night.chunks(),
          BenchSheets.text(night.elapsed().toNanos() / NANOS),
          BenchSheets.text(night.chunksPerSecond()),
          night.chunkTime().isZero() ? null : BenchSheets.text(100 * night.shareOfSlots()),
          BenchSheets.text(night.historyEvents() / chunks),
          BenchSheets.text(night.transitions() / chunks),
          BenchSheets.text(night.commits() / chunks),
          BenchSheets.text(100 * night.processorShare()));
    }
    return sheet.build();
  }

  private Sheet recoveries() {
    Sheet.Builder sheet =
        Sheet.of(Column.count("kill"), Column.decimal("chunks_run_elsewhere_after_s"));
    for (int kill = 1; kill <= report.recoveries().size(); kill++) {
      Duration time = report.recoveries().get(kill - 1);
      sheet.row(kill, BenchSheets.text(time.toNanos() / NANOS));
    }
    return sheet.build();
  }

  private Facts facts() {
    return new Facts()
        .add("heartbeat_timeout_s", BenchSheets.text(report.heartbeatTimeout().toNanos() / NANOS));
  }

  @Override
  public String json() {
    return facts().sheet("nights", nights()).sheet("recoveries", recoveries()).json();
  }

  @Override
  public void print(PrintStream out, int width) {
    out.println("Nights of chunks without work");
    Format.TABLE.print(nights(), out, width);
    out.println();
    facts().lines().forEach(out::println);
    Format.TABLE.print(recoveries(), out, width);
  }
}
