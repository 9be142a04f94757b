package dev.nightjar.core.job;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from a day's rows and is computed when they are read, never stored: shares, averages
 * and the like. Pure and thread-safe.
 */
public interface Ratios {
  /** No dimension has any. */
  Ratios NONE =
      new Ratios() {
        @Override
        public List<String> names(String dimension) {
          return List.of();
        }

        @Override
        public Set<RowName> sources(RowName row) {
          return Set.of();
        }

        @Override
        public List<Optional<BigDecimal>> of(RowName row, Numbers numbers) {
          return List.of();
        }
      };

  /**
   * A row of a day's summary.
   *
   * @param dimension the dimension's name
   * @param value the dimension value
   */
  record RowName(String dimension, String value) {}

  /** The numbers of a day. */
  @FunctionalInterface
  interface Numbers {
    /** A count, sum, minimum or maximum; 0 when there is no such row, or it has no such value. */
    BigDecimal of(RowName row, Metric metric);
  }

  /**
   * The names of what each row of a dimension has, in order; none is a metric of the dimension.
   *
   * @param dimension the dimension's name
   */
  List<String> names(String dimension);

  /** The other rows of the day that are needed for a row that has any. */
  Set<RowName> sources(RowName row);

  /**
   * What a row has, in order of {@link #names}.
   *
   * @param numbers knows the row and its {@link #sources}
   * @return each rounded for a reader; empty where it is not defined, as when a divisor is 0
   */
  List<Optional<BigDecimal>> of(RowName row, Numbers numbers);
}
