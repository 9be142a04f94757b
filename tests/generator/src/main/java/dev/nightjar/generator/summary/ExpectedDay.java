package dev.nightjar.generator.summary;

import dev.nightjar.core.model.MerchantDay;
import java.util.List;

/**
 * What a merchant's day has to come to.
 *
 * @param merchantDay whose day, and which
 * @param rows the summary rows, by dimension and value, bytewise
 * @param newVisitors visitors whose first day it is
 * @param returningVisitors visitors who were there before
 * @param events distinct events
 * @param checksum the exclusive or of {@link EventIds#hash} over the ids of these events
 */
public record ExpectedDay(
    MerchantDay merchantDay,
    List<ExpectedRow> rows,
    long newVisitors,
    long returningVisitors,
    long events,
    long checksum) {
  public ExpectedDay {
    rows = List.copyOf(rows);
  }

  /** The rows of one dimension. */
  public List<ExpectedRow> rows(String dimension) {
    return rows.stream().filter(row -> row.dimension().equals(dimension)).toList();
  }
}
