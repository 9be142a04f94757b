package dev.nightjar.activities.backfill;

import java.time.LocalDate;

/**
 * A business day that a backfill runs.
 *
 * @param day the business day
 * @param merchants how many merchants its run will plan
 * @param late how many of them have raw data waiting that a run from intermediate rows does not
 *     read; 0 of a run from raw, which reads it
 */
public record ChosenDay(LocalDate day, int merchants, int late) {
  /** A day that is run from raw. */
  public ChosenDay(LocalDate day, int merchants) {
    this(day, merchants, 0);
  }
}
