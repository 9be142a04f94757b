package dev.nightjar.core.merchant;

import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * The registry of merchants, kept in the ledger. Implementations are thread-safe; every change is
 * one transaction: all of it is applied or nothing.
 */
public interface MerchantRegistry {
  /** Every merchant, read in one transaction. */
  RegistrySnapshot snapshot();

  /**
   * Adds merchants, or replaces those registered under the same id: currency, weight and state are
   * replaced; the zone is replaced only while it equals what is registered, because another zone
   * needs a day ({@link #changeZone}).
   *
   * @return how many were new
   * @throws ZoneChangeRefused when a merchant is registered with another zone; nothing is applied
   */
  int importAll(List<Merchant> merchants);

  /**
   * Sets a merchant's zone from a business day on; earlier days keep theirs. Setting what holds
   * already changes nothing, whatever the day.
   *
   * @param from no earlier than {@link dev.nightjar.core.calendar.ZoneChange#earliestDay} at the
   *     time of the change
   * @throws UnknownMerchant when it is not registered
   * @throws ZoneChangeTooEarly when the day has begun or begins too soon; nothing is changed
   */
  void changeZone(MerchantId merchant, ZoneId zone, LocalDate from);

  /**
   * Sets a merchant's currency.
   *
   * @throws UnknownMerchant when it is not registered
   */
  void changeCurrency(MerchantId merchant, Currency currency);

  /**
   * Sets a merchant's weight, 1 to {@link Merchant#MAX_WEIGHT}.
   *
   * @throws UnknownMerchant when it is not registered
   */
  void changeWeight(MerchantId merchant, int weight);

  /**
   * Sets a merchant's state.
   *
   * @throws UnknownMerchant when it is not registered
   */
  void changeState(MerchantId merchant, MerchantState state);
}
