package dev.nightjar.core.call;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The entries of one name, added up.
 *
 * @param name the contract's and the method's name
 * @param counts entries by their end; an end that none has is not there
 * @param worked how long executions took; empty where nothing was executed
 * @param waited how long was waited before them; empty where nothing was executed
 */
public record CallStats(
    String name,
    SortedMap<CallEnd, Long> counts,
    Optional<CallTimes> worked,
    Optional<CallTimes> waited) {
  public CallStats {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /** The entries that ended so. */
  public long count(CallEnd end) {
    return counts.getOrDefault(end, 0L);
  }

  /** All entries. */
  public long count() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
