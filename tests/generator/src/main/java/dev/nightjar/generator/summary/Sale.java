package dev.nightjar.generator.summary;

/**
 * A line of a purchase.
 *
 * @param productId the product
 * @param category the product's category
 * @param units how many
 * @param gross in minor units of the currency
 * @param discount in minor units of the currency
 */
public record Sale(String productId, String category, long units, long gross, long discount) {}
