package dev.nightjar.starter.bench;

import dev.nightjar.benchmark.engine.NightCost;
import dev.nightjar.benchmark.report.BenchmarkReport;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.benchmark.report.Surroundings;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import java.io.PrintStream;
import java.time.Duration;

/** A benchmark's report, as text or as one JSON document with the same figures. */
public final class BenchText implements ReportText {
  private final BenchmarkReport report;
  private final BenchSheets sheets;
  private final int frames;

  /**
   * Of a report.
   *
   * @param frames how many of the most sampled frames of each program are shown, 0 for none
   */
  public BenchText(BenchmarkReport report, int frames) {
    this.report = report;
    this.sheets = new BenchSheets(report);
    this.frames = frames;
  }

  /** Where and on what it was measured, and what each program took beside another. */
  private Facts facts() {
    Surroundings surroundings = report.surroundings();
    Facts facts =
        new Facts()
            .add("machine", surroundings.machine())
            .add("java", surroundings.java())
            .add("commit", surroundings.commit())
            .add("command", surroundings.command())
            .add("heaps", surroundings.heaps())
            .count("events", report.data().events())
            .count("bytes", report.data().bytes())
            .count("merchants", report.data().merchants().size())
            .count("events_of_the_largest", report.data().merchants().get(0).events())
            .add("comparison", report.comparison());
    ratio(facts, Program.ENGINE, Program.FLOOR);
    ratio(facts, Program.ENGINE, Program.DIRECT);
    ratio(facts, Program.INGEST, Program.PUTS);
    NightCost cost = report.nightCost();
    if (cost != null) {
      facts
          .count("chunks_of_the_night", cost.chunks())
          .add(
              "history_events_a_chunk_of_the_night",
              BenchSheets.text((double) cost.historyEvents() / cost.chunks()))
          .add(
              "state_transitions_a_chunk_of_the_night",
              BenchSheets.text((double) cost.transitions() / cost.chunks()))
          .add("night_planning_s", seconds(cost.parts().planning()))
          .add("night_chunks_s", seconds(cost.parts().chunks()))
          .add("night_last_chunks_s", seconds(cost.parts().lastChunks()))
          .add("night_publication_s", seconds(cost.parts().publication()));
    }
    return facts;
  }

  private static String seconds(Duration time) {
    return BenchSheets.text(time.toNanos() / 1e9);
  }

  private void ratio(Facts facts, Program program, Program beside) {
    report
        .ratio(program, beside)
        .ifPresent(
            ratio ->
                facts.add(
                    "%s_to_%s".formatted(program.label(), beside.label()),
                    BenchSheets.text(ratio)));
  }

  @Override
  public String json() {
    Facts facts =
        facts()
            .sheet("programs", sheets.programs())
            .sheet("targets", sheets.targets())
            .sheet("phase_seconds", sheets.phases())
            .sheet("stack_phase_seconds", sheets.stackPhases())
            .sheet("rounds", sheets.rounds());
    if (frames > 0) {
      facts.sheet("top_frames", sheets.topFrames(frames));
    }
    return facts.json();
  }

  @Override
  public void print(PrintStream out, int width) {
    facts().lines().forEach(out::println);
    print(out, width, "Programs, medians of all rounds", sheets.programs());
    print(out, width, "Targets", sheets.targets());
    print(out, width, "Seconds of busy Java threads by phase, last round", sheets.phases());
    print(out, width, "The same of the stack", sheets.stackPhases());
    print(out, width, "Rounds", sheets.rounds());
    if (frames > 0) {
      print(out, width, "Most sampled frames, last round", sheets.topFrames(frames));
    }
  }

  private static void print(PrintStream out, int width, String title, Sheet sheet) {
    out.println();
    out.println(title);
    Format.TABLE.print(sheet, out, width);
  }
}
