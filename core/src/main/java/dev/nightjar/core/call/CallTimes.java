package dev.nightjar.core.call;

import java.time.Duration;

/**
 * How long something took in most cases: of {@code p90}, nine of ten took that long at most. Each
 * is within 1.1 % of the exact one.
 *
 * @param p50 the median
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 */
public record CallTimes(Duration p50, Duration p90, Duration p99) {}
