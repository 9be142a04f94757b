package dev.nightjar.core.job;

import java.math.BigDecimal;

/**
 * A row to which deltas are added. Every method returns the row, and throws {@link
 * IllegalArgumentException} when the row's dimension does not declare the metric or declares it
 * with another type.
 */
public interface DeltaRow {
  /** Adds to a count. */
  DeltaRow count(Metric metric, long delta);

  /** Adds to an exact decimal sum. */
  DeltaRow sum(Metric metric, BigDecimal delta);

  /** Offers a value to a minimum. */
  DeltaRow min(Metric metric, BigDecimal value);

  /** Offers a value to a maximum. */
  DeltaRow max(Metric metric, BigDecimal value);

  /** Merges a sketch in the form of the metric's {@link SketchMerge}. */
  DeltaRow sketch(Metric metric, byte[] sketch);
}
