package dev.nightjar.activities.ingest;

import dev.nightjar.core.model.MerchantDay;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The merchant-days that a source reached, with the number of good documents for each: the first
 * million of them, so that a hostile source can't fill the memory. Not thread-safe.
 */
public final class MerchantDayCounts {
  /** How many are told apart. */
  public static final int MAX = 1_000_000;

  private final SortedMap<MerchantDay, Long> counts = new TreeMap<>();
  private final SortedSet<LocalDate> days = new TreeSet<>();
  private final int max;
  private long further;

  /** Counts so many merchant-days apart. */
  public MerchantDayCounts(int max) {
    this.max = max;
  }

  void add(Map<MerchantDay, Long> more) {
    more.forEach(this::add);
  }

  /** Adds good documents of a merchant-day. */
  public void add(MerchantDay merchantDay, long documents) {
    days.add(merchantDay.day());
    if (counts.size() < max || counts.containsKey(merchantDay)) {
      counts.merge(merchantDay, documents, Long::sum);
    } else {
      further += documents;
    }
  }

  /** Good documents by merchant-day. */
  public SortedMap<MerchantDay, Long> counts() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  SortedSet<LocalDate> days() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(days));
  }

  /** Good documents of merchant-days that are not told apart. */
  public long further() {
    return further;
  }
}
