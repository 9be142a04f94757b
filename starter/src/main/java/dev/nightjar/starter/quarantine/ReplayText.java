package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.replay.Objection;
import dev.nightjar.activities.replay.ReplayMode;
import dev.nightjar.activities.replay.ReplayReport;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.ingest.Ingesting;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a replay came to, for a person and for programs. */
public final class ReplayText {
  private static final int OBJECTIONS_SHOWN = 20;
  private static final int COMMANDS_SHOWN = 10;

  private final ReplayReport report;
  private final List<String> commands;

  /** Of a report; looks up what is published of the merchant-days that it names. */
  public ReplayText(ReplayReport report, Session session) throws IOException {
    this.report = report;
    this.commands = new NightsToRun(session).commands(report.merchantDays().keySet());
  }

  /** A line each; the counts add up. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (report.mode() == ReplayMode.DRY_RUN) {
      lines.add("A dry run: nothing was written. It would be:");
    }
    lines.add(sum());
    note(lines, report.already(), "of the accepted %s in raw already, byte for byte", "is", "are");
    note(
        lines,
        report.overtaken(),
        "of the accepted %s a later delivery in raw, which counts",
        "has",
        "have");
    note(
        lines,
        report.misplaced(),
        "of the accepted %s in a wrong row of raw, which stays: a night over its day will quarantine it again",
        "lay",
        "lay");
    ordered()
        .forEach(
            (reason, count) ->
                lines.add(
                    "  %s still quarantined: %s".formatted(Elapsed.count(count), reason.code())));
    if (report.cut() > 0) {
      lines.add(
          "  %s cut: only the first part is kept, so mend it at its source, or hand the whole document in with --corrected"
              .formatted(Elapsed.count(report.cut())));
    }
    objections(lines);
    nights(lines);
    return lines;
  }

  private String sum() {
    StringBuilder sum = new StringBuilder(Elapsed.count(report.chosen(), "record"));
    sum.append(" = %s accepted".formatted(Elapsed.count(report.accepted())));
    sum.append(" + %s still quarantined".formatted(Elapsed.count(report.stillQuarantined())));
    if (report.cut() > 0) {
      sum.append(" + %s cut".formatted(Elapsed.count(report.cut())));
    }
    if (report.refused() > 0) {
      sum.append(" + %s refused".formatted(Elapsed.count(report.refused())));
    }
    return sum.toString();
  }

  private static void note(
      List<String> lines, long count, String words, String one, String several) {
    if (count > 0) {
      lines.add(
          "  %s %s".formatted(Elapsed.count(count), words.formatted(count == 1 ? one : several)));
    }
  }

  private Map<QuarantineReason, Long> ordered() {
    Map<QuarantineReason, Long> ordered = new EnumMap<>(QuarantineReason.class);
    ordered.putAll(report.still());
    return ordered;
  }

  private void objections(List<String> lines) {
    report.objections().stream()
        .limit(OBJECTIONS_SHOWN)
        .forEach(objection -> lines.add("  line " + text(objection)));
    if (report.objections().size() > OBJECTIONS_SHOWN) {
      lines.add("  ... and more; mend these first");
    }
  }

  private static String text(Objection objection) {
    String id = objection.id().isEmpty() ? "" : ", " + objection.id();
    return SafeText.escaped("%d%s: %s".formatted(objection.line(), id, objection.words()));
  }

  private void nights(List<String> lines) {
    if (commands.isEmpty()) {
      return;
    }
    lines.add(
        "%s %s; run %s:"
            .formatted(
                report.mode() == ReplayMode.DRY_RUN ? "New data would reach" : "New data reached",
                Elapsed.count(report.merchantDays().size(), "merchant-day"),
                commands.size() == 1 ? "its night" : "their nights"));
    commands.stream().limit(COMMANDS_SHOWN).forEach(command -> lines.add("  " + command));
    if (commands.size() > COMMANDS_SHOWN) {
      lines.add(
          "  ... and %d more nights; all of them: --output json"
              .formatted(commands.size() - COMMANDS_SHOWN));
    }
  }

  /** The same as facts. */
  public Facts facts() {
    Sheet.Builder objections =
        Sheet.of(Column.count("line"), Column.text("id"), Column.text("words"));
    report
        .objections()
        .forEach(objection -> objections.row(objection.line(), objection.id(), objection.words()));
    Sheet.Builder days =
        Sheet.of(Column.text("merchant"), Column.text("day"), Column.count("records"));
    report
        .merchantDays()
        .forEach((day, count) -> days.row(day.merchant().value(), day.day(), count));
    Sheet.Builder nights = Sheet.of(Column.text("command"));
    commands.forEach(nights::row);
    return new Facts()
        .add("dry_run", report.mode() == ReplayMode.DRY_RUN ? "yes" : "no")
        .count("records", report.chosen())
        .count("accepted", report.accepted())
        .count("already_in_raw", report.already())
        .count("later_delivery_in_raw", report.overtaken())
        .count("wrong_raw_row_stays", report.misplaced())
        .count("still_quarantined", report.stillQuarantined())
        .count("cut", report.cut())
        .count("refused", report.refused())
        .sheet("still_quarantined_by_reason", Ingesting.byReason(ordered()))
        .sheet("lines_without_effect", objections.build())
        .sheet("merchant_days", days.build())
        .sheet("nights_to_run", nights.build());
  }
}
