package dev.nightjar.core.plan;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * How much a merchant-day is expected to weigh.
 *
 * @param merchant whose day
 * @param day the business day
 * @param rows raw rows, exact or estimated, 0 or more
 * @param source where the number comes from
 * @param sealed the intermediate rows that are summarized again; null to read raw
 * @param shares the merchant's weight in the registry: its share when capacity is short
 */
public record MerchantDayWeight(
    MerchantId merchant,
    BusinessDay day,
    long rows,
    WeightSource source,
    @Nullable SealedDay sealed,
    int shares) {
  public MerchantDayWeight {
    if (rows < 0) {
      throw new IllegalArgumentException(
          "Invalid weight of merchant %s: %d rows is below 0".formatted(merchant, rows));
    }
    if (shares < 1) {
      throw new IllegalArgumentException(
          "Invalid weight of merchant %s: %d shares is below 1".formatted(merchant, shares));
    }
  }

  /** The weight of a day that is read from raw, of a merchant with one share. */
  public MerchantDayWeight(MerchantId merchant, BusinessDay day, long rows, WeightSource source) {
    this(merchant, day, rows, source, null, 1);
  }

  /**
   * The weight of a day that is summarized again: the raw rows that its records were made of, as
   * they were counted then. The merchant has one share.
   */
  public static MerchantDayWeight of(MerchantId merchant, BusinessDay day, SealedDay sealed) {
    return new MerchantDayWeight(merchant, day, sealed.rows(), WeightSource.COUNTED, sealed, 1);
  }

  /** The same with the merchant's shares, 1 or more. */
  public MerchantDayWeight withShares(int newShares) {
    return new MerchantDayWeight(merchant, day, rows, source, sealed, newShares);
  }

  /** A slice of the day. */
  PlannedSlice slice(HashRange hashes) {
    return new PlannedSlice(merchant, day, hashes, sealed == null ? null : sealed.source());
  }
}
