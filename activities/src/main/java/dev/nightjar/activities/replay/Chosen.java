package dev.nightjar.activities.replay;

import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.core.keys.QuarantineKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A record that is to be read again, in the order in which records came.
 *
 * @param key its row
 * @param arrival when it came
 * @param source where from
 * @param bytes about how long its document is
 */
record Chosen(QuarantineKey key, Instant arrival, String source, long bytes)
    implements Comparable<Chosen> {
  private static final long BYTES_OF_UNKNOWN = 1 << 20;
  private static final Comparator<Chosen> ORDER =
      Comparator.comparing(Chosen::arrival)
          .thenComparing(Chosen::source)
          .thenComparingLong(chosen -> chosen.key.offset())
          .thenComparing(chosen -> chosen.key.bytes(), Arrays::compareUnsigned);

  static Chosen of(QuarantineEntry entry) {
    Long length = entry.receipt().length();
    return new Chosen(
        entry.key(),
        entry.arrival(),
        entry.receipt().source(),
        length == null ? BYTES_OF_UNKNOWN : length);
  }

  @Override
  public int compareTo(Chosen other) {
    return ORDER.compare(this, other);
  }
}
