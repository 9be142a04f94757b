package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;

/**
 * A decoded raw row.
 *
 * @param visitorHash the visitor hash in the row's key
 * @param event the event in the row
 */
public record HashedEvent(long visitorHash, Event event) {}
