package dev.nightjar.activities.publish;

import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.publish.RowDigest;
import dev.nightjar.core.publish.Seal;
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
   * @throws Unpublishable when rows are missing, changed or too many
   */
  void check() {
    ranges.forEach(
        (hashes, range) -> check(hashes, range.seal().partial(), range.digest().written()));
  }

  private static void check(HashRange hashes, Seal.Written sealed, Seal.Written found) {
    if (!found.equals(sealed)) {
      throw new Unpublishable(
          ("the partial rows of hash range %s do not agree with their seal: %d rows with digest %s, sealed %d with"
                  + " %s. Run the day again with --force")
              .formatted(hashes, found.rows(), found.digest(), sealed.rows(), sealed.digest()));
    }
  }
}
