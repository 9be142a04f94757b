package dev.nightjar.jobs.analytics.data;

import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.SessionRecord;
import dev.nightjar.jobs.analytics.report.CsvLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Session records as lines of {@code sessions.csv}. */
final class SessionLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'+00'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private record Line(MerchantDay day, SessionRecord session) {
    String text() {
      return CsvLine.of(
          List.of(
              day.merchant().value(),
              session.visitorId(),
              day.day().toString(),
              Integer.toString(session.number()),
              time(session.first()),
              time(session.last()),
              Long.toString(session.events()),
              Boolean.toString(session.isBuying()),
              Boolean.toString(session.hasCart())));
    }
  }

  private SessionLines() {}

  static List<String> of(Map<MerchantDay, HarnessResult<AnalyticsRecord>> results) {
    List<Line> lines = new ArrayList<>();
    results.forEach(
        (day, result) ->
            result
                .records()
                .forEach(
                    record ->
                        record.handle(
                            session -> lines.add(new Line(day, session)),
                            order -> {},
                            activity -> {})));
    lines.sort(
        Comparator.comparing((Line line) -> line.day().merchant())
            .thenComparing(line -> line.session().visitorId(), Bytewise.ORDER)
            .thenComparing(line -> line.day().day())
            .thenComparing(line -> line.session().number()));
    List<String> texts =
        new ArrayList<>(List.of("merchant,visitorId,day,sno,started,ended,events,bought,carted"));
    lines.forEach(line -> texts.add(line.text()));
    return texts;
  }

  private static String time(Instant at) {
    return TIME.format(at);
  }
}
