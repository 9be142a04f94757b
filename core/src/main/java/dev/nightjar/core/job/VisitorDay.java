package dev.nightjar.core.job;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.model.MerchantId;
import java.util.Iterator;

/**
 * One visitor's events of one business day.
 *
 * @param merchant whose visitor
 * @param day the business day
 * @param visitor who; an event without visitor id is told by its order id, else by its event id
 * @param events in order of {@code at}, then event id bytewise, each event id once; to be walked
 *     once, never empty
 */
public record VisitorDay(
    MerchantId merchant, BusinessDay day, Visitor visitor, Iterator<Event> events) {}
