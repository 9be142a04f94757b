package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.EventBuilder;
import dev.nightjar.core.job.harness.HarnessResult;
import dev.nightjar.core.job.harness.JobHarness;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A shop's business day to which events are added, and what the job makes of them. */
final class ShopDay {
  static final MerchantId SHOP = new MerchantId("shop");

  private final String zone;
  private final LocalDate date;
  private final MerchantAnalytics job;
  private final List<Event> events = new ArrayList<>();
  private @Nullable HarnessResult<AnalyticsRecord> result;

  private ShopDay(String zone, LocalDate date, MerchantAnalytics job) {
    this.zone = zone;
    this.date = date;
    this.job = job;
  }

  /** A day of 24 hours in UTC. */
  static ShopDay utc() {
    return new ShopDay("UTC", LocalDate.of(2026, 3, 10), new MerchantAnalytics());
  }

  static ShopDay in(String zone, String date) {
    return new ShopDay(zone, LocalDate.parse(date), new MerchantAnalytics());
  }

  ShopDay with(MerchantAnalytics other) {
    return new ShopDay(zone, date, other);
  }

  /** Adds an event at a local time of the day, with an event id of its own. */
  ShopDay add(String type, String time, UnaryOperator<EventBuilder> fields) {
    return add("e%06d".formatted(events.size()), type, at(time), fields);
  }

  ShopDay add(String eventId, String type, Instant at, UnaryOperator<EventBuilder> fields) {
    result = null;
    events.add(fields.apply(Event.of(SHOP, eventId, type, at)).build());
    return this;
  }

  Instant at(String time) {
    return date.atTime(LocalTime.parse(time)).atZone(ZoneId.of(zone)).toInstant();
  }

  /** What the job makes of the events, however the day is cut. */
  HarnessResult<AnalyticsRecord> result() {
    HarnessResult<AnalyticsRecord> known = result;
    if (known == null) {
      JobHarness<AnalyticsRecord> harness = JobHarness.of(job).zone(zone).day(date);
      assertThat(harness.orderDifferences(events)).isEmpty();
      known = harness.run(events);
      result = known;
    }
    return known;
  }

  MetricValues all() {
    return result().row("all", "");
  }

  MetricValues row(String dimension, String value) {
    return result().row(dimension, value);
  }

  List<String> values(String dimension) {
    return result().rows(dimension).stream().map(row -> row.value()).toList();
  }

  List<SessionRecord> sessions() {
    List<SessionRecord> sessions = new ArrayList<>();
    result().records().forEach(record -> record.handle(sessions::add, order -> {}, other -> {}));
    return sessions;
  }

  List<OrderRecord> orders() {
    List<OrderRecord> orders = new ArrayList<>();
    result().records().forEach(record -> record.handle(session -> {}, orders::add, other -> {}));
    return orders;
  }
}
