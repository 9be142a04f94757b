package dev.nightjar.core.job;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.MerchantId;

/**
 * The merchant-day that a record belongs to.
 *
 * @param merchant whose day
 * @param day the business day
 */
public record SummaryDay(MerchantId merchant, BusinessDay day) {}
