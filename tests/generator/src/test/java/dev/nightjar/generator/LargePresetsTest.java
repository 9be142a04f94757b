package dev.nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.extract.HashedEvent;
import dev.nightjar.core.extract.VisitorWalk;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.job.harness.HarnessRow;
import dev.nightjar.core.job.harness.JobHarness;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.generator.summary.ExpectedRow;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The presets that are too large to be made whole in a test: how many events they have, and single
 * merchants' days of them, with what is planted there at its full size.
 */
class LargePresetsTest {
  private static final Generator MEDIUM = Generator.of(Preset.MEDIUM);
  private static final MerchantAnalytics JOB = new MerchantAnalytics();

  @ParameterizedTest
  @EnumSource(
      value = Preset.class,
      names = {"SMALL", "MEDIUM", "LARGE"})
  void allDaysTogetherHaveTheEventsOfThePresetExactly(Preset preset) {
    Generator generator = Generator.of(preset);
    long events = 0;
    long first = 0;
    for (Merchant merchant : generator.merchants()) {
      for (LocalDate day : generator.days()) {
        events += generator.count(merchant.id(), day);
      }
      first = first == 0 ? events : first;
    }
    assertThat(generator.merchants()).hasSize(preset.options().merchants());
    assertThat(events).isEqualTo(preset.options().events());
    // The first merchant has 40 per cent of what is not planted for its own sake.
    assertThat(first).isBetween(events * 37 / 100, events * 40 / 100);
  }

  @Test
  void oneVisitorOfMediumMakesAMillionEventsInOneSession() {
    Merchant merchant = MEDIUM.merchants().get(2);
    LocalDate day = MEDIUM.days().get(29);
    List<Event> others = new ArrayList<>();
    DeltaTable wide = new DeltaTable(JOB.dimensions());
    long[] wideEvents = {0};
    try (Stream<Event> events = MEDIUM.events(merchant.id(), day).map(PlanAndJobTest::decoded)) {
      fold(
          merchant,
          day,
          events.filter(
              event -> {
                boolean isWide = isWide(event);
                wideEvents[0] += isWide ? 1 : 0;
                if (!isWide) {
                  others.add(event);
                }
                return isWide;
              }),
          wide);
    }
    assertThat(wideEvents[0]).isEqualTo(1_000_000);
    List<HarnessRow> rows = new ArrayList<>(run(merchant, day, others));
    wide.drainSorted()
        .forEach(
            row ->
                rows.add(
                    new HarnessRow(row.dimension().name(), row.value(), row.deltas().values())));

    ExpectedDay expected = MEDIUM.expected(merchant.id(), day).orElseThrow();
    assertThat(sums(rows)).isEqualTo(texts(expected));
    assertThat(expected.events()).isEqualTo(1_000_000 + others.size());
  }

  @Test
  void oneOrderOfMediumHasFiveThousandLinesBesideACatalogueOfHalfAMillionProducts() {
    Merchant merchant = MEDIUM.merchants().get(1);
    LocalDate day = MEDIUM.days().get(15);
    List<Event> events = MEDIUM.events(merchant.id(), day).map(PlanAndJobTest::decoded).toList();
    ExpectedDay expected = MEDIUM.expected(merchant.id(), day).orElseThrow();
    assertThat(sums(run(merchant, day, events))).isEqualTo(texts(expected));
    assertThat(expected.events()).isEqualTo(events.size());
    assertThat(expected.rows("product").stream().filter(row -> row.value().startsWith("bulk-")))
        .hasSize(5_000);
    assertThat(expected.rows("product"))
        .hasSizeGreaterThan(20_000)
        .anyMatch(row -> row.value().compareTo("p400000") > 0);
    assertThat(expected.rows("all").get(0).metric("pair_orders_skipped")).isEqualByComparingTo("1");
  }

  @Test
  void daysOfLargeAreWhatTheJobMakesOfTheirEvents() {
    Generator large = Generator.of(Preset.LARGE);
    // The clocks of New York go back on the second of the days.
    List<LocalDate> days = List.of(LocalDate.of(2024, 9, 1), LocalDate.of(2024, 11, 3));
    long checked = 0;
    for (int merchant : List.of(40, 700, 4_004, 15_361, 19_999)) {
      for (LocalDate day : days) {
        checked += PlanAndJobTest.eventsOfEqualDay(large, large.merchants().get(merchant), day);
      }
    }
    assertThat(checked).isGreaterThan(10_000);
  }

  private static boolean isWide(Event event) {
    return event.visitorId() != null && event.visitorId().endsWith("-wide");
  }

  /** One visitor's events while they are made: a million need not be held. */
  private static void fold(
      Merchant merchant, LocalDate date, Stream<Event> events, DeltaTable into) {
    SummaryDay day =
        new SummaryDay(
            merchant.id(), BusinessCalendar.of(merchant.zones()).day(date).orElseThrow());
    List<AnalyticsRecord> records = new ArrayList<>();
    new VisitorWalk<AnalyticsRecord>(day, JOB.extractor(), (hash, record) -> records.add(record))
        .walk(events.map(event -> new HashedEvent(1, event)).iterator());
    records.forEach(record -> JOB.summarizer().summarize(record, day, into));
  }

  private static List<HarnessRow> run(Merchant merchant, LocalDate day, List<Event> events) {
    return JobHarness.of(JOB)
        .zone(merchant.zones().zoneFor(day).getId())
        .day(day)
        .run(events)
        .rows();
  }

  /** Rows of the same value added up, as lines. */
  private static List<String> sums(List<HarnessRow> rows) {
    SortedMap<String, ExpectedRow> sums = new TreeMap<>();
    rows.stream()
        .map(PlanAndJobTest::expectedForm)
        .forEach(
            row -> sums.merge(row.dimension() + "\t" + row.value(), row, LargePresetsTest::sum));
    return sums.values().stream().map(ExpectedRow::text).sorted().toList();
  }

  private static ExpectedRow sum(ExpectedRow one, ExpectedRow other) {
    TreeMap<String, BigDecimal> metrics =
        Stream.of(one, other)
            .flatMap(row -> row.metrics().entrySet().stream())
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, BigDecimal::add, TreeMap::new));
    return new ExpectedRow(one.dimension(), one.value(), metrics);
  }

  private static List<String> texts(ExpectedDay day) {
    return day.rows().stream().map(ExpectedRow::text).sorted().toList();
  }
}
