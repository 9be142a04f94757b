package dev.nightjar.generator.plan;

import dev.nightjar.generator.summary.Figure;
import dev.nightjar.generator.summary.Sale;
import dev.nightjar.generator.summary.Tally;

/**
 * One order of very many products, all of its lines at one millisecond.
 *
 * @param day whose day
 * @param number within it
 * @param events its lines, more than {@link #MOST_THAT_MAKE_PAIRS}
 */
record BasketVisit(DayKey day, long number, int events) implements Plant {
  /** An order of more products makes no pairs. */
  static final int MOST_THAT_MAKE_PAIRS = 200;

  private static final int QUARTER = 48;
  private static final int CATEGORIES = 12;
  private static final long PRICE = 250;

  @Override
  public PlannedEvent event(int step) {
    return new PlannedEvent(
        day.eventId(number, step),
        EventType.PURCHASE,
        day.start() + QUARTER * DayKey.QUARTER_MILLIS,
        day.visitorId("bulk"),
        productId(step),
        category(step),
        Line.ofOne(day.orderId(number, 1), price(step)));
  }

  @Override
  public void addTo(Tally tally) {
    tally.newVisitors(1);
    tally.sessions(QUARTER, 1);
    tally.orders(QUARTER, 1);
    tally.events(EventType.PURCHASE.text(), QUARTER, events);
    tally.all().add(Figure.BUYING_SESSIONS, 1).add(Figure.PAIR_ORDERS_SKIPPED, 1);
    for (int step = 0; step < events; step++) {
      tally.purchases(QUARTER, new Sale(productId(step), category(step), 1, price(step), 0), 1);
      tally.product(productId(step)).add(Figure.ORDERS, 1);
    }
    for (int i = 0; i < CATEGORIES; i++) {
      tally.category(category(i)).add(Figure.ORDERS, 1);
    }
  }

  private static String productId(int step) {
    return "bulk-" + step;
  }

  private static String category(int step) {
    return "wholesale-" + step % CATEGORIES;
  }

  private static long price(int step) {
    return PRICE + step % 100;
  }
}
