package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Visitor;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * A visitor's session: events with no gap of more than 30 minutes, cut at the business day's end.
 *
 * @param visitorId whose session
 * @param number from 1 within the visitor's day; so the sessions with number 1 are the visitors
 * @param first when its first event was
 * @param last when its last event was
 * @param events how many events it has, of any type
 * @param bought how many of them are purchases
 * @param carted how many of them put something into the cart
 * @param orders how many of the visitor's orders of the day have their first purchase line in it
 * @param activity what its events add up to, without what is in {@link ActivityRecord}s because the
 *     session has very many types, products and categories
 */
public record SessionRecord(
    String visitorId,
    int number,
    Instant first,
    Instant last,
    long events,
    long bought,
    long carted,
    long orders,
    Activity activity)
    implements AnalyticsRecord {

  public SessionRecord {
    if (number < 1 || last.isBefore(first) || events < 1 || activity.events() > events) {
      throw new IllegalArgumentException(
          "Invalid session: number %d from %s to %s with %d events, %d of them in its activity"
              .formatted(number, first, last, events, activity.events()));
    }
  }

  @Override
  public Visitor visitor() {
    return new Visitor(Visitor.Kind.VISITOR, visitorId);
  }

  /** Whether something was bought. */
  public boolean isBuying() {
    return bought > 0;
  }

  /** Whether something was put into the cart. */
  public boolean hasCart() {
    return carted > 0;
  }

  /** Whether something was put into the cart and nothing was bought. */
  public boolean isAbandoned() {
    return hasCart() && !isBuying();
  }

  @Override
  public void handle(
      Consumer<? super SessionRecord> session,
      Consumer<? super OrderRecord> order,
      Consumer<? super ActivityRecord> outside) {
    session.accept(this);
  }
}
