package dev.nightjar.core.job.harness;

import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.RowCounts;
import java.util.List;

/**
 * What a job made of some events.
 *
 * @param records the intermediate records, decoded from their stored form, by visitor hash and own
 *     key
 * @param rows the summary rows by dimension and value, bytewise
 * @param counts what became of the events; re-deliveries are one row
 * @param <R> the intermediate record
 */
public record HarnessResult<R>(List<R> records, List<HarnessRow> rows, RowCounts counts) {
  public HarnessResult {
    records = List.copyOf(records);
    rows = List.copyOf(rows);
  }

  /** The rows of one dimension, by value. */
  public List<HarnessRow> rows(String dimension) {
    return rows.stream().filter(row -> row.dimension().equals(dimension)).toList();
  }

  /**
   * The metrics of one row.
   *
   * @throws IllegalArgumentException when there is no such row
   */
  public MetricValues row(String dimension, String value) {
    return rows.stream()
        .filter(row -> row.dimension().equals(dimension) && row.value().equals(value))
        .map(HarnessRow::metrics)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No row '%s' of dimension '%s'; the dimension has %s"
                        .formatted(
                            value,
                            dimension,
                            rows(dimension).stream().map(HarnessRow::value).toList())));
  }
}
