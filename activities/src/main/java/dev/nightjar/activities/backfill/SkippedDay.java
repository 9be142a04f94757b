package dev.nightjar.activities.backfill;

import dev.nightjar.core.publish.WithoutRecords;
import java.time.LocalDate;

/**
 * Merchants of a business day that a backfill from intermediate rows does not run.
 *
 * @param day the business day
 * @param reason why not
 * @param merchants how many
 */
public record SkippedDay(LocalDate day, WithoutRecords reason, int merchants) {}
