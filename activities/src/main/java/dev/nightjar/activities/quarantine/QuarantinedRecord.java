package dev.nightjar.activities.quarantine;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;

/** A record that could not be read. Immutable, as long as nobody writes to the document's bytes. */
public final class QuarantinedRecord {
  private final QuarantineKey key;
  private final QuarantineReason reason;
  private final String detail;
  private final Receipt receipt;
  private final byte[] document;

  /**
   * A record.
   *
   * @param key where it is kept: merchant if known, digest of the source, offset
   * @param reason the first rule that it breaks
   * @param detail what is wrong, in words, without the ids of visitors
   * @param receipt how it was received
   * @param document the bytes as received, or the first part of them; not copied
   */
  public QuarantinedRecord(
      QuarantineKey key, QuarantineReason reason, String detail, Receipt receipt, byte[] document) {
    this.key = key;
    this.reason = reason;
    this.detail = detail;
    this.receipt = receipt;
    this.document = document;
  }

  /** Where it is kept. */
  public QuarantineKey key() {
    return key;
  }

  /** The first rule that it breaks. */
  public QuarantineReason reason() {
    return reason;
  }

  /** What is wrong, in words, without the ids of visitors. */
  public String detail() {
    return detail;
  }

  /** How it was received. */
  public Receipt receipt() {
    return receipt;
  }

  /** Where it came from. */
  public String source() {
    return receipt.source();
  }

  /** The bytes as received; not a copy, so not to be changed. */
  public byte[] document() {
    return document;
  }

  /** The key and the reason; the document may hold a visitor's id. */
  @Override
  public String toString() {
    return "%s (%s)".formatted(key, reason.code());
  }
}
