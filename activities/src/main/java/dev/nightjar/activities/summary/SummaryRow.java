package dev.nightjar.activities.summary;

import dev.nightjar.core.metric.MetricValues;

/**
 * A row of a summary.
 *
 * @param dimension the dimension's name
 * @param value the dimension value
 * @param metrics the metrics
 */
public record SummaryRow(String dimension, String value, MetricValues metrics) {}
