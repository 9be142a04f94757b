package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import java.time.Duration;
import java.time.Instant;

/** A session that may still go on. Not thread-safe. */
final class OpenSession {
  /** A gap of exactly this continues a session; a longer one ends it. */
  static final Duration MAX_GAP = Duration.ofMinutes(30);

  private final int number;
  private final Instant first;
  private Instant last;
  private long events;
  private long bought;
  private long carted;
  private long orders;

  OpenSession(int number, Instant first) {
    this.number = number;
    this.first = first;
    this.last = first;
  }

  boolean continuesAt(Instant at) {
    return !at.isAfter(last.plus(MAX_GAP));
  }

  int number() {
    return number;
  }

  void add(Event event) {
    last = event.at();
    events++;
    if (event.type().equals(EventTypes.PURCHASE)) {
      bought++;
    }
    if (event.type().equals(EventTypes.ADD_TO_CART)) {
      carted++;
    }
  }

  void addOrder() {
    orders++;
  }

  SessionRecord close(String visitorId, Activity activity) {
    return new SessionRecord(
        visitorId, number, first, last, events, bought, carted, orders, activity);
  }
}
