package dev.nightjar.core.plan;

import java.util.OptionalLong;

/**
 * What the first raw keys of a merchant-day tell.
 *
 * @param rows how many rows the day has by them, 0 or more
 * @param visitors of how many visitors they are
 * @param source COUNTED when they are all of the day's keys, else SAMPLED
 */
public record FirstKeys(long rows, int visitors, WeightSource source) {
  /** How many times the rows of a usual night a day may have, or they of it, to count as usual. */
  public static final int MOST_APART = 2;

  /** Keys of fewer visitors than that tell too little to contradict earlier nights. */
  public static final int LEAST_VISITORS = 10;

  public FirstKeys {
    if (rows < 0 || visitors < 0 || source == WeightSource.HISTORY) {
      throw new IllegalArgumentException(
          "Invalid first keys: %d rows of %d visitors, %s".formatted(rows, visitors, source));
    }
  }

  /**
   * Where the day's weight comes from. A count is exact. Else earlier nights count, unless the keys
   * show that this day is far from usual: then the unusual day is what matters.
   *
   * @param history the weight by earlier nights; empty without any
   */
  public WeightSource source(OptionalLong history) {
    return source == WeightSource.SAMPLED
            && history.isPresent()
            && isUsual(Math.max(1, history.getAsLong()))
        ? WeightSource.HISTORY
        : source;
  }

  /**
   * The day's weight in rows.
   *
   * @param history the weight by earlier nights; empty without any
   */
  public long weight(OptionalLong history) {
    return source(history) == WeightSource.HISTORY ? history.orElse(rows) : rows;
  }

  /**
   * Whether reading more keys of the day could change how it is cut.
   *
   * @param history the weight by earlier nights; empty without any
   * @param large days of so many rows and more are cut up
   */
  public boolean asksForMore(OptionalLong history, long large) {
    return source(history) == WeightSource.SAMPLED && (rows >= large || history.orElse(0) >= large);
  }

  private boolean isUsual(long history) {
    return visitors < LEAST_VISITORS
        || (rows / MOST_APART <= history && history / MOST_APART <= rows);
  }
}
