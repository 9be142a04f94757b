package dev.nightjar.starter.backfill;

import dev.nightjar.activities.late.DayRange;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.run.RunGroup;
import dev.nightjar.workflows.message.From;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a backfill is called: {@code JOB/FROM..TO/GROUP}. Two of one name are never under way at
 * once.
 *
 * @param job what is computed
 * @param days the business days
 * @param group which merchants
 */
public record BackfillName(JobName job, DayRange days, String group) {
  private static final Pattern RANGE = Pattern.compile("([0-9-]+)\\.\\.([0-9-]+)");
  private static final Pattern NAME = Pattern.compile("([^/]+)/([^/]+)/([^/]+)");

  public BackfillName {
    group = new RunId(job, LocalDate.EPOCH, group, new Generation(1)).group();
  }

  /**
   * Reads a name.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static BackfillName parse(String text) {
    Matcher name = NAME.matcher(text);
    if (!name.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no backfill: write JOB/FROM..TO/GROUP, as nightjar backfill prints it"
              .formatted(text));
    }
    return new BackfillName(new JobName(name.group(1)), days(name.group(2)), name.group(3));
  }

  /**
   * Reads {@code FROM..TO}, both ends included.
   *
   * @throws IllegalArgumentException when the text is no range of days
   */
  public static DayRange days(String text) {
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no range of days, as in 2026-01-01..2026-03-31".formatted(text));
    }
    try {
      return new DayRange(LocalDate.parse(range.group(1)), LocalDate.parse(range.group(2)));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'%s' names no day of the calendar, as 2026-01-01..2026-03-31 does".formatted(text), e);
    }
  }

  /** The command that starts it, follows it or goes on with it, but for its merchants. */
  public String command() {
    return "nightjar backfill %s %s..%s%s"
        .formatted(
            job,
            days.first(),
            days.last(),
            RunGroup.ofBackfill(group) == From.RAW ? "" : " --from intermediate");
  }

  /** The id of the workflow that carries it. */
  public String workflowId() {
    return "backfill/" + this;
  }

  @Override
  public String toString() {
    return "%s/%s..%s/%s".formatted(job, days.first(), days.last(), group);
  }
}
