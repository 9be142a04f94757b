package dev.nightjar.generator.plan;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.generator.shop.Shop;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is planted in a merchant's day beside visits by templates. */
final class Plants {
  private static final int MOMENTS = 2;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long TEN_MINUTES_MILLIS = 600_000;

  private final DayKey day;
  private final Volume volume;
  private final Optional<DayKey> lateBefore;

  /**
   * The plants of a day.
   *
   * @param lateBefore the day before, if somebody was there at its last moment
   */
  Plants(DayKey day, Volume volume, Optional<DayKey> lateBefore) {
    this.day = day;
    this.volume = volume;
    this.lateBefore = lateBefore;
  }

  /** How many of the usual events are planted. */
  static long amongUsual(DayKey day, Volume volume) {
    long moments = volume.hasMoments() ? 2 * MOMENTS + changes(day).size() * MOMENTS : 0;
    return moments + (volume.hasTopSellers(day.shop().index()) ? TopSeller.RANKS : 0);
  }

  /**
   * The plants.
   *
   * @param first the number of the first of them
   * @param units how many units all other visits purchase
   */
  List<Plant> planted(long first, long units) {
    List<Plant> plants = new ArrayList<>();
    if (volume.hasMoments()) {
      plants.add(early(first));
      plants.add(late(first + 1));
      changes(day).forEach(at -> plants.add(across(first + 2, at.toEpochMilli())));
    }
    if (volume.wide() > 0) {
      plants.add(new WideVisit(day, first + plants.size(), volume.wide()));
    }
    if (volume.basket() > 0) {
      plants.add(new BasketVisit(day, first + plants.size(), volume.basket()));
    }
    if (volume.hasTopSellers(day.shop().index())) {
      long others = units * Shop.HIGHEST_PRICE + 1;
      for (int rank = 1; rank <= TopSeller.RANKS; rank++) {
        plants.add(new TopSeller(day, first + plants.size(), rank, others));
      }
    }
    return List.copyOf(plants);
  }

  /** At the first millisecond of the day: whoever was there at the last one of the day before. */
  private Moments early(long number) {
    return new Moments(
        day,
        number,
        lateBefore.map(before -> before.visitorId("late")).orElse(day.visitorId("early")),
        lateBefore.isPresent() ? Moments.FirstDay.NO : Moments.FirstDay.YES,
        List.of(day.start(), day.start() + TEN_MINUTES_MILLIS / 2));
  }

  private Moments late(long number) {
    return new Moments(
        day,
        number,
        day.visitorId("late"),
        Moments.FirstDay.YES,
        List.of(day.end() - TEN_MINUTES_MILLIS, day.end() - 1));
  }

  /** A session in the middle of which the clocks change. */
  private Moments across(long number, long change) {
    return new Moments(
        day,
        number,
        day.visitorId("across"),
        Moments.FirstDay.YES,
        List.of(change - MINUTE_MILLIS, change + MINUTE_MILLIS));
  }

  /** When clocks change within the day: once at most. */
  private static List<Instant> changes(DayKey key) {
    BusinessDay day = key.day();
    ZoneOffsetTransition change = day.zone().getRules().nextTransition(day.start());
    return change != null && change.getInstant().isBefore(day.end())
        ? List.of(change.getInstant())
        : List.of();
  }
}
