package dev.nightjar.activities.ingest;

import dev.nightjar.core.model.Digest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of a source. Immutable, as long as nobody writes to its bytes.
 *
 * <p>A line longer than the limit holds its first bytes only, and with them the digest that can't
 * be computed from them.
 */
final class SourceLine {
  private final long number;
  private final long offset;
  private final byte[] bytes;
  private final boolean hasLineFeed;
  private final long length;
  private final @Nullable Digest digest;
  private final @Nullable Digest whole;

  private SourceLine(
      long number,
      long offset,
      byte[] bytes,
      boolean hasLineFeed,
      long length,
      @Nullable Digest digest,
      @Nullable Digest whole) {
    this.number = number;
    this.whole = whole;
    this.offset = offset;
    this.bytes = bytes;
    this.hasLineFeed = hasLineFeed;
    this.length = length;
    this.digest = digest;
  }

  /** A line of all its bytes before the line feed, if it has one. */
  static SourceLine whole(long number, long offset, byte[] bytes, boolean hasLineFeed) {
    return new SourceLine(number, offset, bytes, hasLineFeed, bytes.length, null, null);
  }

  /**
   * The first bytes of a line that is too long.
   *
   * @param throughItsEnd the digest of the source through the line's end
   * @param whole the digest of the line alone, without its end
   */
  static SourceLine cut(
      long number, long offset, byte[] start, long length, Digest throughItsEnd, Digest whole) {
    return new SourceLine(number, offset, start, true, length, throughItsEnd, whole);
  }

  /** The line's number in its source, from 1. */
  long number() {
    return number;
  }

  /** Where the line starts in its source, in bytes after decompression. */
  long offset() {
    return offset;
  }

  /** The line's bytes before its line feed. */
  byte[] bytes() {
    return bytes;
  }

  boolean hasLineFeed() {
    return hasLineFeed;
  }

  /** The line's length in bytes, also where not all of them are held. */
  long length() {
    return length;
  }

  /** Of a line that is cut: the digest of the source through its end. */
  @Nullable Digest digest() {
    return digest;
  }

  /** Of a line that is cut: the digest of all of it, without its line end. */
  @Nullable Digest whole() {
    return whole;
  }

  boolean isCut() {
    return digest != null;
  }

  /** Whether there is nothing but white space in it. */
  boolean isBlank() {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return !isCut();
  }

  /** The document: the line without its line end. */
  byte[] document() {
    int last = bytes.length - 1;
    return hasLineFeed && !isCut() && last >= 0 && bytes[last] == '\r'
        ? Arrays.copyOf(bytes, last)
        : bytes;
  }
}
