package dev.nightjar.benchmark.program;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.HashRange;

/**
 * A part of the work that one thread does alone.
 *
 * @param whole the merchant's day it belongs to
 * @param day the business day
 * @param hashes whose events
 */
record Piece(MerchantFold whole, BusinessDay day, HashRange hashes) {}
