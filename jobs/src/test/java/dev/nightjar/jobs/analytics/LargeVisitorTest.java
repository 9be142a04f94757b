package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.VisitorDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LargeVisitorTest {
  private static final int MANY = 1_000_000;
  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");

  @Test
  void aMillionEventsOfAFewTypesAreOneRecord() {
    List<AnalyticsRecord> records = extract(MANY, i -> "type" + i % 5);

    assertThat(records).hasSize(1);
    assertThat(events(records)).isEqualTo(MANY);
  }

  @Test
  void aSessionOfVeryManyTypesIsCutIntoRecordsOfBoundedSize() {
    List<AnalyticsRecord> records = extract(100_500, i -> "type" + i);

    assertThat(records).hasSize(101);
    assertThat(records)
        .allSatisfy(record -> assertThat(activity(record).types()).hasSizeLessThanOrEqualTo(1_000));
    assertThat(events(records)).isEqualTo(100_500);
  }

  @Test
  void aCutSessionStillKnowsAllItsEvents() {
    List<AnalyticsRecord> records = extract(2_500, i -> "type" + i);

    SessionRecord session = (SessionRecord) records.get(records.size() - 1);
    assertThat(session.events()).isEqualTo(2_500);
    assertThat(session.activity().events()).isEqualTo(500);
  }

  @Test
  void aSessionCutExactlyAtItsLastEventEndsWithNothingLeft() {
    List<AnalyticsRecord> records = extract(1_000, i -> "type" + i);

    assertThat(records).hasSize(2);
    assertThat(events(records)).isEqualTo(1_000);
  }

  private static List<AnalyticsRecord> extract(int count, IntFunction<String> type) {
    BusinessDay day =
        new BusinessDay(
            LocalDate.of(2026, 3, 10), ZoneOffset.UTC, START, START.plusSeconds(86_400));
    Iterator<Event> events =
        IntStream.range(0, count).mapToObj(i -> event(i, type.apply(i))).iterator();
    List<AnalyticsRecord> records = new ArrayList<>();
    Visitor visitor = new Visitor(Visitor.Kind.VISITOR, "v");
    new MerchantAnalytics()
        .extractor()
        .extract(new VisitorDay(ShopDay.SHOP, day, visitor, events), records::add);
    return records;
  }

  private static Event event(int i, String type) {
    return Event.of(ShopDay.SHOP, "e" + i, type, START.plusMillis(i)).visitorId("v").build();
  }

  private static long events(List<AnalyticsRecord> records) {
    return records.stream().mapToLong(record -> activity(record).events()).sum();
  }

  private static Activity activity(AnalyticsRecord record) {
    return record instanceof SessionRecord session
        ? session.activity()
        : ((ActivityRecord) record).activity();
  }
}
