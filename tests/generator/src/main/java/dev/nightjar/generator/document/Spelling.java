package dev.nightjar.generator.document;

/** Ways to write one event that mean the same. */
public enum Spelling {
  /** The instant with Z, the fields in their usual order. */
  USUAL,
  /** The instant with the merchant's offset. */
  OFFSET,
  /** The fields in another order. */
  KEY_ORDER,
  /** With fields that nobody reads. */
  UNKNOWN_FIELDS
}
