package dev.nightjar.activities.quarantine;

/** A record with its document. Immutable, as long as nobody writes to the document's bytes. */
public final class HeldDocument {
  private final QuarantineEntry entry;
  private final byte[] document;

  HeldDocument(QuarantineEntry entry, byte[] document) {
    this.entry = entry;
    this.document = document;
  }

  /** All but the document. */
  public QuarantineEntry entry() {
    return entry;
  }

  /** The bytes as received, or the first part of them; not a copy, so not to be changed. */
  public byte[] document() {
    return document;
  }
}
