package dev.nightjar.core.plan;

/** Where a merchant-day's weight comes from. */
public enum WeightSource {
  /** Every raw key of the day was counted. */
  COUNTED,
  /**
   * The day's first raw keys were counted, and their share of the visitor hashes tells the rest.
   */
  SAMPLED,
  /**
   * Earlier nights of the same weekday read so many rows, and the day's first raw keys do not
   * contradict them.
   */
  HISTORY
}
