package dev.nightjar.activities.backfill;

import java.time.LocalDate;

/**
 * A business day that a backfill runs.
 *
 * @param day the business day
 * @param merchants how many merchants its run will plan
 */
public record ChosenDay(LocalDate day, int merchants) {}
