package dev.nightjar.swarm.log;

/**
 * Takes records of calls for diagnostics. Thread-safe, fast and silent: it must neither block nor
 * throw, for a lost record is better than a lost call.
 */
@FunctionalInterface
public interface CallLog {
  /** A log that keeps nothing. */
  CallLog NONE = record -> {};

  /** Takes a record. */
  void add(CallRecord record);
}
