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
 */
public record MerchantDayWeight(
    MerchantId merchant,
    BusinessDay day,
    long rows,
    WeightSource source,
    @Nullable SealedDay sealed) {
  public MerchantDayWeight {
    if (rows < 0) {
      throw new IllegalArgumentException(
          "Invalid weight of merchant %s: %d rows is below 0".formatted(merchant, rows));
    }
  }

  /** The weight of a day that is read from raw. */
  public MerchantDayWeight(MerchantId merchant, BusinessDay day, long rows, WeightSource source) {
    this(merchant, day, rows, source, null);
  }

  /**
   * The weight of a day that is summarized again: the raw rows that its records were made of, as
   * they were counted then.
   */
  public static MerchantDayWeight of(MerchantId merchant, BusinessDay day, SealedDay sealed) {
    return new MerchantDayWeight(merchant, day, sealed.rows(), WeightSource.COUNTED, sealed);
  }

  /** A slice of the day. */
  PlannedSlice slice(HashRange hashes) {
    return new PlannedSlice(merchant, day, hashes, sealed == null ? null : sealed.source());
  }
}
