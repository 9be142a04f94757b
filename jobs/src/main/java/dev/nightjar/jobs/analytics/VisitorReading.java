package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.VisitorDay;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a visitor's day. It holds one session and the day's orders, never the events: a
 * visitor's memory grows with its distinct orders and their distinct products only.
 */
final class VisitorReading {
  private final VisitorDay visitorDay;
  private final Consumer<? super AnalyticsRecord> out;
  private final ActivityTally tally = new ActivityTally();
  private final TreeMap<String, OpenOrder> orders = new TreeMap<>();
  private @Nullable OpenSession session;
  private int activities;

  VisitorReading(VisitorDay visitorDay, Consumer<? super AnalyticsRecord> out) {
    this.visitorDay = visitorDay;
    this.out = out;
  }

  void read(Event event) {
    if (visitorDay.visitor().kind() == Visitor.Kind.VISITOR) {
      sessionFor(event).add(event);
    }
    tally.add(event, visitorDay.day().quarterOf(event.at()));
    String orderId = event.orderId();
    if (orderId != null && event.type().equals(EventTypes.PURCHASE)) {
      orderFor(orderId, event).add(event);
    }
    if (tally.isFull()) {
      emitActivity();
    }
  }

  void close() {
    if (session != null) {
      emit(session);
    } else if (!tally.isEmpty()) {
      emitActivity();
    }
    orders.forEach((orderId, order) -> order.close(visitorDay.visitor(), orderId, out));
  }

  private OpenSession sessionFor(Event event) {
    OpenSession open = session;
    if (open == null || !open.continuesAt(event.at())) {
      if (open != null) {
        emit(open);
      }
      open = new OpenSession(open == null ? 1 : open.number() + 1, event.at());
      session = open;
    }
    return open;
  }

  private OpenOrder orderFor(String orderId, Event event) {
    OpenOrder order = orders.get(orderId);
    if (order == null) {
      order = new OpenOrder(event.at());
      orders.put(orderId, order);
      if (session != null) {
        session.addOrder();
      }
    }
    return order;
  }

  private void emit(OpenSession closed) {
    out.accept(closed.close(visitorDay.visitor().id(), tally.take()));
  }

  private void emitActivity() {
    out.accept(new ActivityRecord(visitorDay.visitor(), activities++, tally.take()));
  }
}
