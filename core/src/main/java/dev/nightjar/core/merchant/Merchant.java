package dev.nightjar.core.merchant;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.model.MerchantId;
import java.util.Currency;

/**
 * A tenant of the registry.
 *
 * @param id who
 * @param zones the zones that cut the merchant's business days
 * @param currency the currency of its money, ISO 4217
 * @param weight its share when capacity is short, 1 to 1000; 1 unless set. Twice as much is twice
 *     as many of the chunks that are handed out while more wait
 * @param state whether nights are run for it
 */
public record Merchant(
    MerchantId id, ZoneHistory zones, Currency currency, int weight, MerchantState state) {
  /** The highest weight. */
  public static final int MAX_WEIGHT = 1000;

  public Merchant {
    checkWeight(id, weight);
  }

  /**
   * Checks a merchant's weight.
   *
   * @throws IllegalArgumentException when it is not in 1..{@value #MAX_WEIGHT}
   */
  public static void checkWeight(MerchantId id, int weight) {
    if (weight < 1 || weight > MAX_WEIGHT) {
      throw new IllegalArgumentException(
          "Invalid weight of merchant %s: %d is not in 1..%d".formatted(id, weight, MAX_WEIGHT));
    }
  }
}
