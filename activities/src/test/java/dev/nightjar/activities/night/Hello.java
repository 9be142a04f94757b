package dev.nightjar.activities.night;

import java.math.BigDecimal;

/**
 * What {@link HelloCount} knows of a visitor.
 *
 * @param visitor who, by kind and id
 * @param greetings how many events
 * @param amount their amounts
 * @param first the type of the first event
 */
record Hello(String visitor, long greetings, BigDecimal amount, String first) {}
