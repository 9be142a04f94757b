package dev.nightjar.generator.plan;

import org.jspecify.annotations.Nullable;

/**
 * What an event's document says, whatever its spelling.
 *
 * @param idHash the hash that is its id
 * @param type what happens
 * @param at when, epoch milliseconds
 * @param visitorId who, if known
 * @param productId the product, if any
 * @param category the product's category, if any
 * @param line the line, if any
 */
public record PlannedEvent(
    long idHash,
    EventType type,
    long at,
    @Nullable String visitorId,
    @Nullable String productId,
    @Nullable String category,
    @Nullable Line line) {

  /** The same event, said to be later. */
  public PlannedEvent later(long millis) {
    return new PlannedEvent(idHash, type, at + millis, visitorId, productId, category, line);
  }
}
