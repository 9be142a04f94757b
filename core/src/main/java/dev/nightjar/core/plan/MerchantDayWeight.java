package dev.nightjar.core.plan;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.MerchantId;

/**
 * How much a merchant-day is expected to weigh.
 *
 * @param merchant whose day
 * @param day the business day
 * @param rows raw rows, exact or estimated, 0 or more
 * @param source where the number comes from
 */
public record MerchantDayWeight(
    MerchantId merchant, BusinessDay day, long rows, WeightSource source) {
  public MerchantDayWeight {
    if (rows < 0) {
      throw new IllegalArgumentException(
          "Invalid weight of merchant %s: %d rows is below 0".formatted(merchant, rows));
    }
  }
}
