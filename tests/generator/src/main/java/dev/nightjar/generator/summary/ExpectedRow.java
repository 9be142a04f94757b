package dev.nightjar.generator.summary;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of the summary as it has to be.
 *
 * @param dimension the dimension's name
 * @param value the dimension value
 * @param metrics the metrics that are not 0, without trailing zeros
 */
public record ExpectedRow(String dimension, String value, SortedMap<String, BigDecimal> metrics) {
  public ExpectedRow {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /** A metric; 0 when it is not there. */
  public BigDecimal metric(String name) {
    return metrics.getOrDefault(name, BigDecimal.ZERO);
  }

  /** The row as one line, the same for equal rows. */
  public String text() {
    StringBuilder text = new StringBuilder(dimension).append('\t').append(value);
    for (Map.Entry<String, BigDecimal> metric : metrics.entrySet()) {
      text.append('\t').append(metric.getKey()).append('=');
      text.append(metric.getValue().toPlainString());
    }
    return text.toString();
  }
}
