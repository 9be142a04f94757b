package dev.nightjar.starter.backfill;

import dev.nightjar.activities.backfill.ChosenDay;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.BackfillRequest;
import java.util.List;

/** What a backfill will do. */
public final class ChosenDaysText {
  private ChosenDaysText() {}

  /** The days in the order of their start. */
  public static Sheet sheet(List<ChosenDay> chosen) {
    Sheet.Builder sheet = Sheet.of(Column.text("day"), Column.count("merchants"));
    chosen.forEach(day -> sheet.row(day.day(), day.merchants()));
    return sheet.build();
  }

  /** All about it. */
  public static Facts facts(BackfillRequest request, List<ChosenDay> chosen) {
    return new Facts()
        .add("backfill", request.name())
        .add("published", request.existing())
        .add("goes_on_since", request.since() == null ? null : request.since().cutoff())
        .count("days_at_once", request.daysAtOnce())
        .add("after_failed_day", request.afterFailedDay())
        .count("days", chosen.size())
        .count("merchant_days", chosen.stream().mapToLong(ChosenDay::merchants).sum())
        .sheet("chosen", sheet(chosen));
  }
}
