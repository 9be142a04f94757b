package dev.nightjar.activities.replay;

import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The chosen records in the order in which they came, though they lie in the order of their keys:
 * each walk over the quarantine keeps the oldest that are still to come. So memory is bounded, and
 * up to 200,000 records cost one walk. Not thread-safe.
 */
final class InOrder {
  private final QuarantineStore store;
  private final QuarantineFilter filter;
  private final int most;
  private @Nullable Chosen last;
  private boolean ended;

  InOrder(QuarantineStore store, QuarantineFilter filter, int most) {
    this.store = store;
    this.filter = filter;
    this.most = most;
  }

  /** The next records; none at the end. */
  List<Chosen> next() throws IOException {
    if (ended) {
      return List.of();
    }
    TreeSet<Chosen> oldest = new TreeSet<>();
    Map<String, String> sources = new HashMap<>();
    store.entries(
        filter,
        null,
        entry -> {
          Chosen chosen = Chosen.of(entry);
          if (isToCome(chosen) && (oldest.size() < most || chosen.compareTo(oldest.last()) < 0)) {
            oldest.add(shared(chosen, sources));
            if (oldest.size() > most) {
              oldest.pollLast();
            }
          }
          return true;
        });
    ended = oldest.size() < most;
    last = oldest.isEmpty() ? last : oldest.last();
    return List.copyOf(oldest);
  }

  private boolean isToCome(Chosen chosen) {
    return last == null || chosen.compareTo(last) > 0;
  }

  /** Thousands of records name the same source. */
  private static Chosen shared(Chosen chosen, Map<String, String> sources) {
    if (sources.size() > 1_000) {
      sources.clear();
    }
    return new Chosen(
        chosen.key(),
        chosen.arrival(),
        sources.computeIfAbsent(chosen.source(), source -> source),
        chosen.bytes());
  }
}
