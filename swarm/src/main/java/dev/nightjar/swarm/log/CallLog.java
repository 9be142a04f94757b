package dev.nightjar.swarm.log;

/**
 * Takes records of calls for diagnostics. Thread-safe, fast and silent: it must neither block nor
 * throw, for a lost record is better than a lost call. What it throws all the same is overlooked.
 */
@FunctionalInterface
public interface CallLog {
  /** A log that keeps nothing. */
  CallLog NONE = record -> {};

  /** Takes a record. */
  void add(CallRecord record);

  /**
   * Whether arguments of calls are of use to it; of calls that were refused or given up, it gets
   * none where they are not, as writing them takes time.
   */
  default boolean keepsArguments() {
    return this != NONE;
  }
}
