package dev.nightjar.core.plan;

/** Where the rows that a chunk should have come from. */
public enum RowsSource {
  /** They were configured, or the run's request has no chunk time. */
  CONFIGURED,
  /** As many as a slot reads in the chunk time by earlier runs, within floor and ceiling. */
  LEARNT,
  /** What is taken while earlier runs tell nothing. */
  DEFAULT,
  /**
   * As configured; the run reads intermediate rows, and so tells nothing of how fast raw is read.
   */
  INTERMEDIATE
}
