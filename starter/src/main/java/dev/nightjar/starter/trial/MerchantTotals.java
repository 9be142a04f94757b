package dev.nightjar.starter.trial;

import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ABANDONED_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.BUYING_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.CART_SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.EVENTS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.GROSS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.NET;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.ORDERS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.SESSIONS;
import static dev.nightjar.jobs.analytics.AnalyticsMetrics.UNITS;

import dev.nightjar.core.job.Metric;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.starter.output.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A merchant's sums over its days. Not thread-safe. */
final class MerchantTotals {
  static final List<Column> COLUMNS =
      List.of(
          Column.text("merchant"),
          Column.count("days"),
          Column.count("events"),
          Column.count("sessions"),
          Column.count("orders"),
          Column.decimal("net"),
          Column.text("currency"),
          Column.decimal("conversion"),
          Column.decimal("abandonment"),
          Column.decimal("units"),
          Column.decimal("gross"));

  private static final List<Metric> COUNTS =
      List.of(EVENTS, SESSIONS, ORDERS, BUYING_SESSIONS, CART_SESSIONS, ABANDONED_SESSIONS);
  private static final List<Metric> SUMS = List.of(UNITS, GROSS, NET);
  private static final int SHARE_PLACES = 4;

  private final Map<Metric, Long> counts = new LinkedHashMap<>();
  private final Map<Metric, BigDecimal> sums = new LinkedHashMap<>();
  private long days;

  void add(MetricValues day) {
    days++;
    COUNTS.forEach(metric -> counts.merge(metric, day.count(metric.name()), Math::addExact));
    SUMS.forEach(metric -> sums.merge(metric, day.sum(metric.name()), BigDecimal::add));
  }

  List<String> cells(String merchant, String currency) {
    List<String> cells = new ArrayList<>();
    cells.add(merchant);
    cells.add(Long.toString(days));
    cells.add(Long.toString(count(EVENTS)));
    cells.add(Long.toString(count(SESSIONS)));
    cells.add(Long.toString(count(ORDERS)));
    cells.add(sum(NET));
    cells.add(currency);
    cells.add(share(BUYING_SESSIONS, SESSIONS));
    cells.add(share(ABANDONED_SESSIONS, CART_SESSIONS));
    cells.add(sum(UNITS));
    cells.add(sum(GROSS));
    return cells;
  }

  private String sum(Metric metric) {
    return sums.getOrDefault(metric, BigDecimal.ZERO).toPlainString();
  }

  private long count(Metric metric) {
    return counts.getOrDefault(metric, 0L);
  }

  private String share(Metric part, Metric whole) {
    return count(whole) == 0
        ? ""
        : BigDecimal.valueOf(count(part))
            .divide(BigDecimal.valueOf(count(whole)), SHARE_PLACES, RoundingMode.HALF_UP)
            .toPlainString();
  }
}
