package dev.nightjar.generator.plan;

import dev.nightjar.generator.summary.Tally;
import java.util.List;

/**
 * Page views of one session at moments of interest.
 *
 * @param day whose day
 * @param number within it
 * @param visitorId who
 * @param first whether it is the visitor's first day
 * @param moments milliseconds since 1970, in order, without a gap of more than 30 minutes
 */
record Moments(DayKey day, long number, String visitorId, FirstDay first, List<Long> moments)
    implements Plant {

  /** Whether it is the visitor's first day. */
  enum FirstDay {
    YES,
    NO
  }

  Moments {
    moments = List.copyOf(moments);
  }

  @Override
  public int events() {
    return moments.size();
  }

  @Override
  public PlannedEvent event(int step) {
    return new PlannedEvent(
        day.eventId(number, step),
        EventType.PAGE_VIEW,
        moments.get(step),
        visitorId,
        null,
        null,
        null);
  }

  @Override
  public void addTo(Tally tally) {
    if (first == FirstDay.YES) {
      tally.newVisitors(1);
    } else {
      tally.returningVisitors(1);
    }
    tally.sessions(quarter(moments.get(0)), 1);
    moments.forEach(at -> tally.events(EventType.PAGE_VIEW.text(), quarter(at), 1));
  }

  private int quarter(long at) {
    return (int) ((at - day.start()) / DayKey.QUARTER_MILLIS);
  }
}
