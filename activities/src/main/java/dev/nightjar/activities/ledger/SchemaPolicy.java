package dev.nightjar.activities.ledger;

/** What to do about the ledger's tables when it is opened. */
public enum SchemaPolicy {
  /** Create them, or bring them up to date; several processes may do so at once. */
  MIGRATE,
  /** Only check that they are up to date; for users that may not change tables. */
  CHECK
}
