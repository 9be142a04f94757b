package dev.nightjar.activities.summary;

import dev.nightjar.core.publish.Pointer;
import java.time.LocalDate;

/**
 * A day of a merchant that is published.
 *
 * @param day the business day
 * @param pointer what is published
 */
public record PublishedDay(LocalDate day, Pointer pointer) {}
