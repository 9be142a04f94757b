package dev.nightjar.starter.days;

import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.DaysReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the runs of several business days came to, in words and as facts. */
final class DaysText {
  private DaysText() {}

  static List<String> ending(String title, DaysReport report, Duration elapsed) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s in %s: %s completed, %s with failures, %s failed%s%s"
            .formatted(
                title,
                Elapsed.count(report.days(), "business day"),
                Elapsed.text(elapsed),
                Elapsed.count(report.completed()),
                Elapsed.count(report.inPart()),
                Elapsed.count(report.failed()),
                part(report.underWay(), "left to another run"),
                part(report.left(), "not started")));
    lines.add(
        "  %s published, %s taken out, %s"
            .formatted(
                Elapsed.count(report.merchantsPublished(), "merchant-day"),
                Elapsed.count(report.merchantsFailed()),
                Elapsed.count(report.rows().read(), "raw row")));
    report.problems().forEach(problem -> lines.add("  NOT COMPLETE " + problem));
    return lines;
  }

  private static String part(int count, String words) {
    return count == 0 ? "" : ", %s %s".formatted(Elapsed.count(count), words);
  }

  static Facts facts(DaysReport report, Duration elapsed) {
    Sheet.Builder problems = Sheet.of(Column.text("problem"));
    report.problems().forEach(problems::row);
    return new Facts()
        .count("milliseconds", elapsed.toMillis())
        .count("days", report.days())
        .count("completed", report.completed())
        .count("with_failures", report.inPart())
        .count("failed", report.failed())
        .count("left_to_another_run", report.underWay())
        .count("not_started", report.left())
        .count("merchant_days_published", report.merchantsPublished())
        .count("merchant_days_failed", report.merchantsFailed())
        .count("rows_read", report.rows().read())
        .count("rows_used", report.rows().used())
        .count("rows_duplicates", report.rows().duplicates())
        .count("rows_quarantined", report.rows().quarantined())
        .sheet("problems", problems.build());
  }
}
