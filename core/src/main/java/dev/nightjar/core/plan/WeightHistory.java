package dev.nightjar.core.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** What a merchant-day weighs by earlier nights. Pure. */
public final class WeightHistory {
  /**
   * How many weeks back is looked: enough that one unusual night has no say, and so few that a
   * merchant's growth shows.
   */
  public static final int WEEKS = 4;

  private WeightHistory() {}

  /** The days that tell of a day: the same weekday of the weeks before, the latest first. */
  public static List<LocalDate> days(LocalDate day) {
    return IntStream.rangeClosed(1, WEEKS).mapToObj(day::minusWeeks).toList();
  }

  /**
   * The weight by what earlier nights read: their median, which a sale or an outage does not move.
   * Of an even number the upper one of the middle two: a weight that is too high makes chunks a
   * little smaller, one that is too low makes stragglers.
   *
   * @param rows raw rows of each night, in any order
   * @return empty when there is no night
   */
  public static OptionalLong weight(Collection<Long> rows) {
    return rows.stream().sorted().skip(rows.size() / 2).mapToLong(Long::longValue).findFirst();
  }
}
