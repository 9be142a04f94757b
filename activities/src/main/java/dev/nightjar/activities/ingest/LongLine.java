package dev.nightjar.activities.ingest;

import dev.nightjar.core.model.Digest;
import java.security.MessageDigest;

/**
 * The digest of a line that is too long to be held. The last byte is kept back, because it may turn
 * out to belong to the line's end. Not thread-safe.
 */
final class LongLine {
  private static final int NONE = -1;

  private final MessageDigest digest = Digest.sha256();
  private int last = NONE;

  /** Begins with the bytes that are held. */
  LongLine(byte[] start) {
    add(start, 0, start.length);
  }

  void add(byte[] bytes, int from, int length) {
    if (length > 0) {
      if (last != NONE) {
        digest.update((byte) last);
      }
      digest.update(bytes, from, length - 1);
      last = bytes[from + length - 1] & 0xFF;
    }
  }

  /** The digest; the line is at its end. */
  Digest digest(boolean withoutLast) {
    if (last != NONE && !withoutLast) {
      digest.update((byte) last);
    }
    return Digest.finished(digest);
  }
}
