package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.starter.failure.CommandRefused;
import java.util.Comparator;
import java.util.Optional;

/** By which metric the first rows of a dimension are told: gross where there is one. */
final class TopOrder {
  private static final String USUAL = "gross";

  private TopOrder() {}

  static Comparator<SummaryRow> of(Dimension dimension, Optional<String> wanted) {
    Metric metric = metric(dimension, wanted);
    return Comparator.comparing((SummaryRow row) -> MetricCells.number(metric, row.metrics()))
        .reversed();
  }

  private static Metric metric(Dimension dimension, Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return find(dimension, USUAL).orElse(dimension.metrics().get(0));
    }
    return find(dimension, wanted.get())
        .orElseThrow(
            () ->
                new CommandRefused(
                    "Unknown metric: dimension '%s' has no '%s', but %s"
                        .formatted(
                            dimension.name(),
                            wanted.get(),
                            dimension.metrics().stream().map(Metric::name).toList())));
  }

  private static Optional<Metric> find(Dimension dimension, String name) {
    return dimension.metrics().stream().filter(metric -> metric.name().equals(name)).findFirst();
  }
}
