package dev.nightjar.generator.plan;

import dev.nightjar.generator.summary.Figure;
import dev.nightjar.generator.summary.Sale;
import dev.nightjar.generator.summary.Tally;

/**
 * One order of one product that sells for more than all other products of the day together. There
 * are {@link #RANKS} of them, each selling for less than the one before, but the tenth and the
 * eleventh for the same: the order of their ids decides who is among the first ten.
 *
 * @param day whose day
 * @param number within it
 * @param rank from 1
 * @param others no less than what any other product can sell for, in minor units
 */
record TopSeller(DayKey day, long number, int rank, long others) implements Plant {
  static final int RANKS = 11;

  private static final int FIRST_QUARTER = 40;
  private static final String CATEGORY = "top";

  @Override
  public int events() {
    return 1;
  }

  @Override
  public PlannedEvent event(int step) {
    return new PlannedEvent(
        day.eventId(number, step),
        EventType.PURCHASE,
        day.start() + quarter() * DayKey.QUARTER_MILLIS,
        day.visitorId("top" + rank),
        productId(),
        CATEGORY,
        Line.ofOne(day.orderId(number, 1), gross()));
  }

  @Override
  public void addTo(Tally tally) {
    tally.newVisitors(1);
    tally.sessions(quarter(), 1);
    tally.orders(quarter(), 1);
    tally.events(EventType.PURCHASE.text(), quarter(), 1);
    tally.all().add(Figure.BUYING_SESSIONS, 1);
    tally.purchases(quarter(), new Sale(productId(), CATEGORY, 1, gross(), 0), 1);
    tally.product(productId()).add(Figure.ORDERS, 1);
    tally.category(CATEGORY).add(Figure.ORDERS, 1);
  }

  private int quarter() {
    return FIRST_QUARTER + rank;
  }

  /** Bytewise, {@code top-11} is before {@code top-9}, and the tie is of {@code top-10} with it. */
  private String productId() {
    return "top-" + rank;
  }

  private long gross() {
    return others * (RANKS + 1 - Math.min(rank, RANKS - 1));
  }
}
