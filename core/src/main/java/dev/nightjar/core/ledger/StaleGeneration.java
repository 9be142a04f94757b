package dev.nightjar.core.ledger;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;

/**
 * A generation that a newer publication has superseded for longer than the grace period, whose rows
 * may be swept.
 *
 * @param merchantDay whose
 * @param job of which job
 * @param generation which
 */
public record StaleGeneration(MerchantDay merchantDay, JobName job, Generation generation) {}
