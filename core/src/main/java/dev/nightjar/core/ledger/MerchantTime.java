package dev.nightjar.core.ledger;

import dev.nightjar.core.model.MerchantId;
import java.time.Duration;

/**
 * How long worker hosts were at a merchant's own chunks in a run.
 *
 * @param merchant who
 * @param chunks how many chunks, those that run included
 * @param time their times added up, of each the last execution's
 */
public record MerchantTime(MerchantId merchant, int chunks, Duration time) {}
