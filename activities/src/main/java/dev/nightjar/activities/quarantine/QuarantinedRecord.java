package dev.nightjar.activities.quarantine;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;

/** A record that could not be read. Immutable, as long as nobody writes to the document's bytes. */
public final class QuarantinedRecord {
  private final QuarantineKey key;
  private final QuarantineReason reason;
  private final String detail;
  private final String source;
  private final byte[] document;

  /**
   * A record.
   *
   * @param key where it is kept: merchant if known, digest of the source, offset
   * @param reason the first rule that it breaks
   * @param detail what is wrong, in words, without the ids of visitors
   * @param source where it came from, such as a file's name
   * @param document the bytes as received; not copied
   */
  public QuarantinedRecord(
      QuarantineKey key, QuarantineReason reason, String detail, String source, byte[] document) {
    this.key = key;
    this.reason = reason;
    this.detail = detail;
    this.source = source;
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

  /** Where it came from. */
  public String source() {
    return source;
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
