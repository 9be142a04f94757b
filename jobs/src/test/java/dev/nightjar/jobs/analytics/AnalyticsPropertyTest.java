package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.job.harness.HarnessRow;
import dev.nightjar.core.job.harness.JobHarness;
import dev.nightjar.core.metric.MetricValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class AnalyticsPropertyTest {
  private static final JobHarness<AnalyticsRecord> HARNESS =
      JobHarness.of(new MerchantAnalytics()).day(LocalDate.of(2026, 3, 10));

  @Property(tries = 60)
  void anySplitAndOrderGivesTheSameBytes(@ForAll("events") List<Event> events) {
    assertThat(HARNESS.orderDifferences(events)).isEmpty();
  }

  @Property(tries = 150)
  void dimensionsAgreeWithTheWholeDay(@ForAll("events") List<Event> events) {
    HarnessResult<AnalyticsRecord> result = HARNESS.run(events);
    MetricValues all = result.row("all", "");

    assertThat(count(result, "type", "events")).isEqualTo(all.count("events"));
    assertThat(count(result, "hour", "events")).isEqualTo(all.count("events"));
    assertThat(count(result, "hour", "sessions")).isEqualTo(all.count("sessions"));
    assertThat(count(result, "hour", "orders")).isEqualTo(all.count("orders"));
    assertThat(sum(result, "hour", "net")).isEqualByComparingTo(all.sum("net"));
    assertThat(all.sum("gross").subtract(all.sum("discounts")))
        .isEqualByComparingTo(all.sum("net"));
  }

  @Property(tries = 150)
  void theWholeDayIsWhatASimpleCountFinds(@ForAll("events") List<Event> events) {
    HarnessResult<AnalyticsRecord> result = HARNESS.run(events);
    List<Event> purchases = events.stream().filter(e -> e.type().equals("purchase")).toList();
    MetricValues all = result.row("all", "");

    assertThat(all.count("events")).isEqualTo(events.size());
    assertThat(all.count("visitors")).isEqualTo(visitors(events).size());
    assertThat(all.count("orders")).isEqualTo(orders(purchases).size());
    assertThat(all.sum("gross")).isEqualByComparingTo(gross(purchases));
    assertThat(all.count("sessions")).isEqualTo(sessions(events));
  }

  @Property(tries = 100)
  void aProductsOrdersAreNeverFewerThanAPairs(@ForAll("events") List<Event> events) {
    HarnessResult<AnalyticsRecord> result = HARNESS.run(events);

    for (HarnessRow row : result.rows("pair")) {
      Pair pair = Pair.parse(row.value());
      long orders = row.metrics().count("orders");
      assertThat(result.row("product", pair.a()).count("orders")).isGreaterThanOrEqualTo(orders);
      assertThat(result.row("product", pair.b()).count("orders")).isGreaterThanOrEqualTo(orders);
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    Arbitrary<Draft> draft =
        Combinators.combine(
                Arbitraries.of("view", "add_to_cart", "purchase", "refund", "page_view"),
                Arbitraries.integers().between(0, 86_399),
                Arbitraries.of("u", "v", "w").injectNull(0.2),
                Arbitraries.of("o1", "o2").injectNull(0.3),
                Arbitraries.of("a", "b|", "c\\").injectNull(0.2),
                Arbitraries.integers().between(-100, 10_000).injectNull(0.2))
            .as(Draft::new);
    return draft
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(
            drafts -> {
              List<Event> events = new ArrayList<>();
              drafts.forEach(one -> events.add(one.event("e%03d".formatted(events.size()))));
              return events;
            });
  }

  private static Set<String> visitors(List<Event> events) {
    return events.stream()
        .map(event -> String.valueOf(event.visitorId()))
        .filter(id -> !id.equals("null"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> orders(List<Event> purchases) {
    return purchases.stream()
        .filter(event -> event.orderId() != null)
        .map(event -> event.visitorId() + " " + event.orderId())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static BigDecimal gross(List<Event> purchases) {
    return purchases.stream().map(LineGross::of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Counts every event that has none of the same visitor in the 30 minutes before it. */
  private static long sessions(List<Event> events) {
    long sessions = 0;
    for (String visitor : visitors(events)) {
      long[] seconds =
          events.stream()
              .filter(event -> visitor.equals(event.visitorId()))
              .mapToLong(event -> event.at().getEpochSecond())
              .sorted()
              .toArray();
      for (int i = 0; i < seconds.length; i++) {
        sessions += i == 0 || seconds[i] - seconds[i - 1] > 1_800 ? 1 : 0;
      }
    }
    return sessions;
  }

  private static long count(
      HarnessResult<AnalyticsRecord> result, String dimension, String metric) {
    return result.rows(dimension).stream().mapToLong(row -> row.metrics().count(metric)).sum();
  }

  private static BigDecimal sum(
      HarnessResult<AnalyticsRecord> result, String dimension, String metric) {
    return result.rows(dimension).stream()
        .map(row -> row.metrics().sum(metric))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
