package dev.nightjar.activities.planning;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;

/**
 * A merchant with the day in question, as the registry cuts it.
 *
 * @param merchant who
 * @param day the day on the time line
 * @param shares the merchant's weight in the registry
 */
record Candidate(MerchantId merchant, BusinessDay day, int shares) {
  MerchantDay merchantDay() {
    return new MerchantDay(merchant, day.date());
  }
}
