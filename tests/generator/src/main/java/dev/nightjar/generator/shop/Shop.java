package dev.nightjar.generator.shop;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.generator.draw.Draws;
import java.time.ZoneId;
import java.util.Currency;

/**
 * A generated merchant and its catalogue. Product {@code 2k} and {@code 2k + 1} belong together:
 * they are of one category, and baskets of two hold just such a pair.
 *
 * @param index from 0, in order of the ids
 * @param key what its draws start from
 * @param products how many products it has, 1 or an even number
 */
public record Shop(int index, long key, int products) {
  private static final int CATEGORIES = 24;
  private static final long LOWEST_PRICE = 100;
  private static final long PRICES = 19_900;
  private static final long PRICE = 1;

  /** The highest price of a unit, in minor units of the currency. */
  public static final long HIGHEST_PRICE = LOWEST_PRICE + PRICES;

  public Shop {
    if (products < 1 || (products > 1 && products % 2 == 1)) {
      throw new IllegalArgumentException(
          "Invalid shop %d: %d products are neither 1 nor pairs".formatted(index, products));
    }
  }

  /** The merchant as it is registered. */
  public Merchant merchant() {
    return new Merchant(
        new MerchantId(id()),
        ZoneHistory.of(zone()),
        Currency.getInstance(currency()),
        1,
        MerchantState.ACTIVE);
  }

  /** The merchant's id. */
  public String id() {
    return "m" + digits(index, 5);
  }

  /** The merchant's zone. */
  public ZoneId zone() {
    return Place.of(index).zone();
  }

  /** The currency's code. */
  public String currency() {
    return Place.of(index).currency();
  }

  /** The currency's decimals. */
  public int moneyScale() {
    return Place.of(index).moneyScale();
  }

  /** A product's id. */
  public String productId(int product) {
    return "p" + digits(product, 6);
  }

  /** The product that belongs to one; of a single product, itself. */
  public int partner(int product) {
    return products == 1 ? product : product ^ 1;
  }

  /** A product's category. */
  public String category(int product) {
    return "c" + digits((product >> 1) % CATEGORIES, 2);
  }

  /** What a unit costs, in minor units of the currency. */
  public long price(int product) {
    return LOWEST_PRICE + Draws.below(Draws.key(Draws.key(key, -PRICE), product), PRICES);
  }

  private static String digits(int number, int width) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, width - text.length())) + text;
  }
}
