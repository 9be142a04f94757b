package dev.nightjar.activities.summary;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Pointer;
import java.util.List;

/**
 * Rows of one generation of a merchant's day.
 *
 * @param merchantDay whose day
 * @param job of which job
 * @param pointer the generation and what it holds
 * @param rows the rows that were asked for; by dimension and value, bytewise, unless another order
 *     was asked for
 */
public record DaySummary(
    MerchantDay merchantDay, JobName job, Pointer pointer, List<SummaryRow> rows) {
  public DaySummary {
    rows = List.copyOf(rows);
  }

  /** The rows of one dimension. */
  public List<SummaryRow> rows(String dimension) {
    return rows.stream().filter(row -> row.dimension().equals(dimension)).toList();
  }
}
