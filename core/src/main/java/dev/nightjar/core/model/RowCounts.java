package dev.nightjar.core.model;

/**
 * What became of the raw rows that were read; the sum must balance: read = used + duplicates +
 * quarantined.
 *
 * @param read raw rows read
 * @param used rows that reached the job
 * @param duplicates rows that repeat an event of the same visitor's day
 * @param quarantined rows that could not be read
 */
public record RowCounts(long read, long used, long duplicates, long quarantined) {
  /** No rows. */
  public static final RowCounts NONE = new RowCounts(0, 0, 0, 0);

  public RowCounts {
    if (read < 0 || used < 0 || duplicates < 0 || quarantined < 0) {
      throw new IllegalArgumentException(
          "Invalid row counts: read %d, used %d, duplicates %d, quarantined %d; none may be negative"
              .formatted(read, used, duplicates, quarantined));
    }
  }

  /** Whether every row that was read is accounted for. */
  public boolean balances() {
    // No sum that could wrap around.
    return used <= read && duplicates <= read - used && quarantined == read - used - duplicates;
  }

  /** The sum of both. */
  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        Math.addExact(read, other.read),
        Math.addExact(used, other.used),
        Math.addExact(duplicates, other.duplicates),
        Math.addExact(quarantined, other.quarantined));
  }
}
