package dev.nightjar.workflows.message;

import java.time.LocalDate;

/**
 * A business day with merchant-days that wait.
 *
 * @param day the business day
 * @param neverPublished merchants with raw data of the day and nothing published
 * @param reachedAfter merchants whose published day raw data reached since
 */
public record LateDay(LocalDate day, int neverPublished, int reachedAfter) {}
