package dev.nightjar.core.ledger;

import dev.nightjar.core.model.Generation;
import java.time.LocalDate;

/**
 * The first run of a job that came to its end: what lies before it is history, not a gap.
 *
 * @param day its business day
 * @param cutoff its cutoff
 */
public record FirstRun(LocalDate day, Generation cutoff) {}
