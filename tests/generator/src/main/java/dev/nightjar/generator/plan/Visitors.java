package dev.nightjar.generator.plan;

import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.draw.Scatter;
import java.util.Optional;

/**
 * Who makes a day's visits: some visitors of the day before, some of a week before, the rest new.
 * Each makes one visit a day.
 */
final class Visitors {
  private static final long SCATTER = 3;
  private static final long HUNDRED = 100;
  private static final long RETURN_OF_HUNDRED = 15;

  /** Of two days' visitors at most so many can come from each, so that so many are surely new. */
  private static final long NEW_OF_HUNDRED = HUNDRED - 2 * RETURN_OF_HUNDRED;

  private final DayKey day;
  private final Optional<DayKey> dayBefore;
  private final Optional<DayKey> weekBefore;
  private final long visits;
  private final long fromDayBefore;
  private final long fromWeekBefore;
  private final Scatter scatter;

  Visitors(DayKey day, long visits, Optional<Earlier> dayBefore, Optional<Earlier> weekBefore) {
    this.day = day;
    this.dayBefore = dayBefore.map(Earlier::day);
    this.weekBefore = weekBefore.map(Earlier::day);
    this.visits = visits;
    fromDayBefore = returning(visits, dayBefore);
    fromWeekBefore = returning(visits, weekBefore);
    scatter = Scatter.drawn(Math.max(1, visits), day.draws(SCATTER));
  }

  /**
   * An earlier day.
   *
   * @param day which
   * @param visits how many visits with a visitor it had
   */
  record Earlier(DayKey day, long visits) {}

  /** The visitor of a visit, by the visit's number. */
  String id(long visit) {
    long place = scatter.of(visit);
    if (place < fromDayBefore) {
      return dayBefore.orElseThrow().visitorId(Long.toString(place));
    }
    if (place < returning()) {
      return weekBefore.orElseThrow().visitorId(Long.toString(place - fromDayBefore));
    }
    return day.visitorId(Long.toString(place - returning()));
  }

  /** Whether it is the first day of a visit's visitor. */
  boolean isNew(long visit) {
    return scatter.of(visit) >= returning();
  }

  long returning() {
    return fromDayBefore + fromWeekBefore;
  }

  /** Those whose first day it is. */
  long firstTimers() {
    return visits - returning();
  }

  private static long returning(long visits, Optional<Earlier> earlier) {
    long surelyNew = earlier.map(Earlier::visits).orElse(0L) * NEW_OF_HUNDRED / HUNDRED;
    return Math.min(visits * RETURN_OF_HUNDRED / HUNDRED, surelyNew);
  }

  static long drawsOf(DayKey day, long visit) {
    return Draws.key(day.draws(-SCATTER), visit);
  }
}
