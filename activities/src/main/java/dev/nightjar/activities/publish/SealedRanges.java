package dev.nightjar.activities.publish;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.publish.RowDigest;
import dev.nightjar.core.publish.Seal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the partial rows of a merchant-day, as they stream by, with the seals. */
final class SealedRanges {
  private final Map<HashRange, Range> ranges = new TreeMap<>();

  private record Range(Seal seal, RowDigest digest) {}

  SealedRanges(Map<HashRange, Seal> seals) {
    seals.forEach((range, seal) -> ranges.put(range, new Range(seal, new RowDigest())));
  }

  /** Takes a row; false when the plan does not name its range, and so it does not count. */
  boolean take(HashRange hashes, byte[] key, byte[] value) {
    Range range = ranges.get(hashes);
    if (range == null) {
      return false;
    }
    range.digest().add(key, value);
    return true;
  }

  /**
   * Checks every range at the end.
   *
   * @throws LostRows when rows are missing, changed or too many
   */
  void check() {
    Map<HashRange, String> flaws = new TreeMap<>();
    ranges.forEach(
        (hashes, range) -> {
          Seal.Written found = range.digest().written();
          if (!found.equals(range.seal().partial())) {
            flaws.put(hashes, flaw(hashes, range.seal().partial(), found));
          }
        });
    if (!flaws.isEmpty()) {
      throw new LostRows(List.copyOf(flaws.keySet()), flaws.values().iterator().next());
    }
  }

  private static String flaw(HashRange hashes, Seal.Written sealed, Seal.Written found) {
    return ("the partial rows of hash range %s do not agree with their seal: %d rows with digest %s, sealed %d with"
            + " %s. Run the day again with --force")
        .formatted(hashes, found.rows(), found.digest(), sealed.rows(), sealed.digest());
  }
}
