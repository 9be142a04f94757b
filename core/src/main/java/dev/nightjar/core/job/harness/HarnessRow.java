package dev.nightjar.core.job.harness;

import dev.nightjar.core.metric.MetricValues;

/**
 * A summary row.
 *
 * @param dimension the dimension's name
 * @param value the dimension value
 * @param metrics its metrics
 */
public record HarnessRow(String dimension, String value, MetricValues metrics) {}
