package dev.nightjar.starter.backfill;

import dev.nightjar.activities.backfill.ChosenDay;
import dev.nightjar.activities.backfill.RecordDays;
import dev.nightjar.activities.backfill.SkippedDay;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.From;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a backfill will do. */
public final class ChosenDaysText {
  private ChosenDaysText() {}

  /** The days in the order of their start. */
  public static Sheet sheet(BackfillRequest request, List<ChosenDay> chosen) {
    if (request.from() == From.RAW) {
      Sheet.Builder sheet = Sheet.of(Column.text("day"), Column.count("merchants"));
      chosen.forEach(day -> sheet.row(day.day(), day.merchants()));
      return sheet.build();
    }
    Sheet.Builder sheet =
        Sheet.of(Column.text("day"), Column.count("merchants"), Column.count("late_data_waiting"));
    chosen.forEach(day -> sheet.row(day.day(), day.merchants(), day.late()));
    return sheet.build();
  }

  /** What is skipped and why, in the same order of days. */
  public static Sheet skipped(List<SkippedDay> skipped) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("day"),
            Column.count("merchants"),
            Column.text("skipped"),
            Column.text("reason"));
    skipped.forEach(
        each -> sheet.row(each.day(), each.merchants(), each.reason(), each.reason().words()));
    return sheet.build();
  }

  /** All about it. */
  public static Facts facts(BackfillRequest request, RecordDays.Answer answer) {
    List<ChosenDay> chosen = answer.days();
    Facts facts =
        new Facts()
            .add("backfill", request.name())
            .add("from", request.from().name().toLowerCase(Locale.ROOT))
            .add("published", request.existing())
            .add("goes_on_since", request.since() == null ? null : request.since().cutoff())
            .count("days_at_once", request.daysAtOnce())
            .add("after_failed_day", request.afterFailedDay())
            .count("days", chosen.size())
            .count("merchant_days", chosen.stream().mapToLong(ChosenDay::merchants).sum());
    if (request.from() == From.INTERMEDIATE) {
      facts
          .count("merchant_days_with_late_data_waiting", late(answer))
          .count("merchant_days_skipped", skippedOf(answer))
          .sheet("skipped", skipped(answer.skipped()));
    }
    return facts.sheet("chosen", sheet(request, chosen));
  }

  /** What whoever starts a backfill from intermediate rows must know besides its days. */
  public static List<String> warnings(RecordDays.Answer answer) {
    List<String> warnings = new ArrayList<>();
    if (late(answer) > 0) {
      warnings.add(
          "%s raw data waiting that came, or may have come, after it was published: it is not read, and goes on waiting for the next night whose lookback reaches it"
              .formatted(
                  late(answer) == 1 ? "1 merchant-day has" : late(answer) + " merchant-days have"));
    }
    if (skippedOf(answer) > 0) {
      warnings.add(
          "Skipped: %s. See why with --dry-run"
              .formatted(Elapsed.count(skippedOf(answer), "merchant-day")));
    }
    return warnings;
  }

  private static long late(RecordDays.Answer answer) {
    return answer.days().stream().mapToLong(ChosenDay::late).sum();
  }

  private static long skippedOf(RecordDays.Answer answer) {
    return answer.skipped().stream().mapToLong(SkippedDay::merchants).sum();
  }
}
