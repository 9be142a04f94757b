package dev.nightjar.core.call;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The ledger's log of calls: diagnostics, on which nothing rests. Thread-safe. Failures of the
 * store come as {@link dev.nightjar.core.ledger.LedgerUnavailable} when they may pass, else as
 * {@link IllegalStateException}.
 */
public interface CallHistory {
  /** The most entries that are added at once. */
  int MOST_AT_ONCE = 500;

  /** The most entries that are read at once. */
  int MOST_READ = 10_000;

  /** The most names of which {@link #stats} are told. */
  int MOST_NAMES = 1_000;

  /**
   * Adds entries in one transaction. One whose call, time, attempt and worker host are there
   * already is left out, so that adding again what may have been added is harmless.
   *
   * @param entries {@link #MOST_AT_ONCE} at most
   */
  void add(Collection<CallEntry> entries);

  /**
   * The latest entries, the newest first.
   *
   * @param limit 1 to {@link #MOST_READ}
   */
  List<CallEntry> latest(CallFilter filter, int limit);

  /** The entries of a call, {@link #MOST_READ} at most, in the order in which they began. */
  List<CallEntry> of(String id);

  /**
   * The slowest entries, the slowest first.
   *
   * @param limit 1 to {@link #MOST_READ}
   */
  List<CallEntry> slowest(CallFilter filter, CallOrder order, int limit);

  /**
   * Entries added up by name, in the names' order: of the first {@link #MOST_NAMES} names. Neither
   * the reader's memory nor what travels grows with the number of entries.
   */
  List<CallStats> stats(CallFilter filter);

  /**
   * Deletes the oldest entries in one transaction.
   *
   * @param before those that began before then
   * @param limit how many at most, 1 to {@link #MOST_READ}
   * @return how many it deleted; fewer than the limit when none is left
   */
  int forget(Instant before, int limit);
}
