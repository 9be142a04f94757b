package dev.nightjar.core.extract;

/**
 * What became of the events of a walk; together they are all that were read.
 *
 * @param used events that reached the job, whether it looked at them or not
 * @param duplicates events that repeat an event id of the same visitor's day
 */
public record WalkCounts(long used, long duplicates) {
  public WalkCounts {
    if (used < 0 || duplicates < 0) {
      throw new IllegalArgumentException(
          "Invalid walk counts: used %d, duplicates %d; none may be negative"
              .formatted(used, duplicates));
    }
  }
}
