package dev.nightjar.core.ledger;

import dev.nightjar.core.model.MerchantId;

/**
 * Why a merchant was taken out of a run.
 *
 * @param merchant who
 * @param reason why, in words, for a person
 */
public record MerchantFailure(MerchantId merchant, String reason) {}
