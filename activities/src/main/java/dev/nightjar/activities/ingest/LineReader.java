package dev.nightjar.activities.ingest;

import dev.nightjar.core.model.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a source into lines in bounded memory, and keeps the digest of all bytes so far. A byte
 * order mark at the start belongs to no line. A line ends before its line feed; a carriage return
 * before that is part of the line end. Not thread-safe.
 */
final class LineReader {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int maxLineBytes;
  private final MessageDigest digest = Digest.sha256();
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int position;
  private int filled;
  private long offset;
  private long length;
  private long number;
  private byte last;
  private @Nullable LongLine beyond;

  /**
   * A reader of a source that is closed by the caller.
   *
   * @param maxLineBytes the longest line that is held whole, without its line end
   */
  LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /** Skips the byte order mark; to be called first. */
  void start() throws IOException {
    while (filled < BYTE_ORDER_MARK.length) {
      int read = in.read(buffer, filled, BUFFER_BYTES - filled);
      if (read < 0) {
        break;
      }
      filled += read;
    }
    if (filled >= BYTE_ORDER_MARK.length
        && Arrays.equals(buffer, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3)) {
      position = BYTE_ORDER_MARK.length;
      offset = BYTE_ORDER_MARK.length;
      digest.update(BYTE_ORDER_MARK);
    }
  }

  /**
   * The next line; null at the end. What follows the last line feed is a line if it is not empty.
   */
  @Nullable SourceLine next() throws IOException {
    line.reset();
    beyond = null;
    length = 0;
    while (position < filled || fill()) {
      int end = lineFeed();
      take(end);
      if (end < filled) {
        return finished(true);
      }
    }
    return length == 0 ? null : finished(false);
  }

  /** The digest of everything before the next line; a copy. */
  MessageDigest digest() {
    return Digests.copy(digest);
  }

  /** Where the next line starts: bytes read so far. */
  long offset() {
    return offset;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, BUFFER_BYTES);
    position = 0;
    filled = Math.max(read, 0);
    return read > 0 || (read == 0 && fill());
  }

  private int lineFeed() {
    int end = position;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Takes bytes into the line, of which one more is held than allowed: it may be its line end. */
  private void take(int end) {
    int taken = end - position;
    if (taken > 0) {
      digestLine(taken);
      line.write(buffer, position, (int) Math.min(taken, maxLineBytes + 1L - line.size()));
      digest.update(buffer, position, taken);
      last = buffer[end - 1];
      length += taken;
      position = end;
    }
  }

  /** A line gets a digest of its own once it is longer than what is held of it. */
  private void digestLine(int taken) {
    if (beyond == null && length + taken > maxLineBytes + 1L) {
      beyond = new LongLine(line.toByteArray());
    }
    if (beyond != null) {
      beyond.add(buffer, position, taken);
    }
  }

  private SourceLine finished(boolean hasLineFeed) {
    long start = offset;
    number++;
    long contentLength = hasLineFeed && length > 0 && last == '\r' ? length - 1 : length;
    SourceLine finished =
        contentLength > maxLineBytes
            ? SourceLine.cut(
                number,
                start,
                kept(),
                contentLength,
                Digest.finished(Digests.copy(digest)),
                whole(contentLength < length))
            : SourceLine.whole(number, start, line.toByteArray(), hasLineFeed);
    offset += length;
    if (hasLineFeed) {
      digest.update((byte) '\n');
      position++;
      offset++;
    }
    return finished;
  }

  private Digest whole(boolean endsWithCarriageReturn) {
    return beyond == null ? Digest.of(line.toByteArray()) : beyond.digest(endsWithCarriageReturn);
  }

  private byte[] kept() {
    return Arrays.copyOf(line.toByteArray(), maxLineBytes);
  }
}
