package dev.nightjar.jobs.analytics.report;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A row of the summary as a reader gets it.
 *
 * @param merchantDay whose and which day's row
 * @param dimension the dimension's name
 * @param value the dimension value
 * @param values the row's metrics
 */
public record SummaryRow(
    MerchantDay merchantDay, String dimension, String value, MetricValues values) {

  /** A row of a merchant's day. */
  public static SummaryRow of(
      MerchantId merchant, LocalDate day, String dimension, String value, MetricValues values) {
    return new SummaryRow(new MerchantDay(merchant, day), dimension, value, values);
  }

  boolean isOf(Dimension other) {
    return dimension.equals(other.name());
  }

  long count(Metric metric) {
    return values.count(metric.name());
  }

  BigDecimal sum(Metric metric) {
    return values.sum(metric.name());
  }
}
