package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.activities.summary.SummaryVisitor;
import dev.nightjar.core.job.Ratios;
import dev.nightjar.core.job.Ratios.RowName;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.publish.Pointer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Picks the rows that the ratios of some rows follow from, however many others stream by. Not
 * thread-safe.
 */
final class RatioSources implements SummaryVisitor {
  private final Set<RowName> needed = new HashSet<>();
  private final Map<RowName, MetricValues> shown = new HashMap<>();
  private final Map<RowName, MetricValues> found = new HashMap<>();

  /** Those of rows that are shown, some of which may be sources of others. */
  RatioSources(Ratios ratios, Collection<SummaryRow> rows) {
    for (SummaryRow row : rows) {
      if (!ratios.names(row.dimension()).isEmpty()) {
        needed.add(ShownDay.name(row));
        needed.addAll(ratios.sources(ShownDay.name(row)));
      }
    }
    for (SummaryRow row : rows) {
      if (needed.contains(ShownDay.name(row))) {
        shown.put(ShownDay.name(row), row.metrics());
      }
    }
  }

  /** The dimensions of rows that are needed, but for those that were read as a whole. */
  Set<String> dimensions(Set<String> whole) {
    return needed.stream()
        .filter(row -> !whole.contains(row.dimension()) && !shown.containsKey(row))
        .map(RowName::dimension)
        .collect(Collectors.toSet());
  }

  @Override
  public void begin(Pointer pointer) {
    found.clear();
  }

  @Override
  public void row(SummaryRow row) {
    if (needed.contains(ShownDay.name(row))) {
      found.put(ShownDay.name(row), row.metrics());
    }
  }

  /** What is there of them. */
  Map<RowName, MetricValues> rows() {
    Map<RowName, MetricValues> rows = new HashMap<>(found);
    rows.putAll(shown);
    return rows;
  }
}
