package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Visitor;
import java.util.function.Consumer;

/**
 * What events add up to that no session record carries: events without visitor id, which are in no
 * session, and what a session with very many types, products and categories has too much of.
 *
 * @param visitor who
 * @param number from 0 within the visitor's day
 * @param activity what the events add up to
 */
public record ActivityRecord(Visitor visitor, int number, Activity activity)
    implements AnalyticsRecord {

  public ActivityRecord {
    if (number < 0) {
      throw new IllegalArgumentException("Invalid activity: number %d".formatted(number));
    }
  }

  @Override
  public void handle(
      Consumer<? super SessionRecord> session,
      Consumer<? super OrderRecord> order,
      Consumer<? super ActivityRecord> outside) {
    outside.accept(this);
  }
}
