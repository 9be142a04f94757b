package dev.nightjar.generator.summary;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A row of the summary that is being counted; money in minor units. Not thread-safe. */
public final class Row {
  private final Map<Figure, Long> figures = new EnumMap<>(Figure.class);

  /** Adds to a figure. */
  public Row add(Figure figure, long delta) {
    figures.merge(figure, delta, Long::sum);
    return this;
  }

  /** A figure. */
  public long of(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  SortedMap<String, BigDecimal> metrics(int moneyScale) {
    SortedMap<String, BigDecimal> metrics = new TreeMap<>();
    figures.forEach(
        (figure, value) -> {
          if (value != 0) {
            BigDecimal exact = BigDecimal.valueOf(value, figure.isMoney() ? moneyScale : 0);
            BigDecimal stripped = exact.stripTrailingZeros();
            metrics.put(figure.metric(), stripped.scale() < 0 ? stripped.setScale(0) : stripped);
          }
        });
    return metrics;
  }
}
