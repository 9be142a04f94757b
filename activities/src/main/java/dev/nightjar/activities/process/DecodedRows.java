package dev.nightjar.activities.process;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.extract.HashedEvent;
import java.util.List;

/**
 * Some raw rows of a slice, one after the other, after decoding. Handed from thread to thread, and
 * changed by none.
 */
final class DecodedRows {
  private final long[] hashes;
  private final List<HashedEvent> good;
  private final List<BadRow> bad;

  /**
   * Takes what it is given; it is not copied.
   *
   * @param hashes the visitor's hash in each row's key
   * @param good the events of those that can be read, in their order
   * @param bad those that can't be read, or are to be left out
   */
  DecodedRows(long[] hashes, List<HashedEvent> good, List<BadRow> bad) {
    this.hashes = hashes;
    this.good = good;
    this.bad = bad;
  }

  /** How many raw rows they are. */
  int read() {
    return hashes.length;
  }

  long[] hashes() {
    return hashes;
  }

  List<HashedEvent> good() {
    return good;
  }

  List<BadRow> bad() {
    return bad;
  }

  /** A row that can't be read. */
  static final class BadRow {
    private final byte[] key;
    private final Decoded.Bad why;
    private final byte[] document;

    BadRow(byte[] key, Decoded.Bad why, byte[] document) {
      this.key = key;
      this.why = why;
      this.document = document;
    }

    byte[] key() {
      return key;
    }

    Decoded.Bad why() {
      return why;
    }

    byte[] document() {
      return document;
    }
  }
}
