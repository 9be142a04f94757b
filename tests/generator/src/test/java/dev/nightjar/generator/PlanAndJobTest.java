package dev.nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.job.MetricType;
import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.job.harness.HarnessRow;
import dev.nightjar.core.job.harness.JobHarness;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.generator.summary.EventIds;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.generator.summary.ExpectedRow;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The plan's answer is what the real job makes of the events. */
class PlanAndJobTest {
  private static final JsonEventDecoder DECODER = new JsonEventDecoder(merchant -> true);

  @Test
  void everyFigureOfTinyIsWhatTheJobMakesOfItsEvents() {
    assertThat(eventsOfEqualDays(Generator.of(Preset.TINY))).isEqualTo(5_000);
  }

  @Test
  void everyFigureOfDaysOfATenthOfSmallIsWhatTheJobMakesOfItsEvents() {
    GeneratorOptions tenth = Preset.SMALL.options().events(100_000).merchants(60);
    assertThat(eventsOfEqualDays(Generator.of(tenth))).isEqualTo(100_000);
  }

  static long eventsOfEqualDays(Generator generator) {
    long events = 0;
    for (Merchant merchant : generator.merchants()) {
      for (LocalDate day : generator.days()) {
        events += eventsOfEqualDay(generator, merchant, day);
      }
    }
    return events;
  }

  static long eventsOfEqualDay(Generator generator, Merchant merchant, LocalDate day) {
    List<Event> events = generator.events(merchant.id(), day).map(PlanAndJobTest::decoded).toList();
    Optional<ExpectedDay> expected = generator.expected(merchant.id(), day);
    assertThat(expected.isPresent()).isEqualTo(!events.isEmpty());
    if (expected.isPresent()) {
      HarnessResult<?> result =
          JobHarness.of(new MerchantAnalytics())
              .zone(merchant.zones().zoneFor(day).getId())
              .day(day)
              .run(events);
      assertThat(result.counts().duplicates()).isZero();
      assertThat(expected.get().rows().stream().map(ExpectedRow::text))
          .containsExactlyElementsOf(
              result.rows().stream()
                  .map(PlanAndJobTest::expectedForm)
                  .map(ExpectedRow::text)
                  .toList());
      assertThat(expected.get().events()).isEqualTo(events.size());
      assertThat(expected.get().checksum())
          .isEqualTo(
              events.stream()
                  .mapToLong(event -> EventIds.hash(event.eventId()))
                  .reduce(0, (a, b) -> a ^ b));
    }
    return events.size();
  }

  static Event decoded(byte[] document) {
    if (DECODER.decode(document) instanceof Decoded.Good good) {
      return good.event();
    }
    throw new AssertionError("Not an event: " + new String(document, StandardCharsets.UTF_8));
  }

  static ExpectedRow expectedForm(HarnessRow row) {
    MetricValues values = row.metrics();
    TreeMap<String, BigDecimal> metrics = new TreeMap<>();
    for (Metric metric : values.present()) {
      metrics.put(
          metric.name(),
          metric.type() == MetricType.COUNT
              ? BigDecimal.valueOf(values.count(metric.name()))
              : values.sum(metric.name()));
    }
    return new ExpectedRow(row.dimension(), row.value(), metrics);
  }
}
