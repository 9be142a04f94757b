package dev.nightjar.generator.plan;

import dev.nightjar.generator.summary.Tally;

/**
 * One visitor who views pages all day long, evenly: one wide session.
 *
 * @param day whose day
 * @param number within it
 * @param events so many that no gap is as long as 30 minutes, 100 to 2^20
 */
record WideVisit(DayKey day, long number, int events) implements Plant {
  @Override
  public PlannedEvent event(int step) {
    return new PlannedEvent(
        day.eventId(number, step),
        EventType.PAGE_VIEW,
        day.start() + step * length() / events,
        day.visitorId("wide"),
        null,
        null,
        null);
  }

  @Override
  public void addTo(Tally tally) {
    tally.newVisitors(1);
    tally.sessions(0, 1);
    for (int quarter = 0; quarter < day.day().quarters(); quarter++) {
      tally.events(EventType.PAGE_VIEW.text(), quarter, before(quarter + 1) - before(quarter));
    }
  }

  /** How many events there are before a quarter: those with step * length / events before it. */
  private long before(int quarter) {
    long steps = (quarter * DayKey.QUARTER_MILLIS * events + length() - 1) / length();
    return Math.min(events, steps);
  }

  private long length() {
    return day.end() - day.start();
  }
}
