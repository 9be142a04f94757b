package dev.nightjar.generator.fault;

/** What the fault layer does to events that stay good. Counted in events or lines. */
public enum FaultKind {
  /** Events that arrive an hour to three days late. */
  LATE,
  /** Events that arrive 8 to 28 days late. */
  VERY_LATE,
  /** Events that arrive before they happen. */
  TOO_EARLY,
  /** Events with the merchant's offset instead of Z. */
  OFFSET,
  /** Events with their fields in another order. */
  KEY_ORDER,
  /** Events with fields that nobody reads. */
  UNKNOWN_FIELDS,
  /** Lines that are there once more, byte by byte. */
  REPEATED,
  /** Lines with the id of another event and a later instant of the same day: duplicates. */
  REPEATED_LATER
}
