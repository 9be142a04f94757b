package dev.nightjar.activities.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;

/** The compressed bytes of a gzip source, buffered, some of them given back. Not thread-safe. */
final class GzipInput {
  private final InputStream in;
  private final byte[] buffer;
  private int position;
  private int filled;

  GzipInput(InputStream in, int bufferBytes) {
    this.in = in;
    this.buffer = new byte[bufferBytes];
  }

  boolean isAtEnd() throws IOException {
    while (position == filled) {
      int read = in.read(buffer, 0, buffer.length);
      if (read < 0) {
        return true;
      }
      position = 0;
      filled = read;
    }
    return false;
  }

  int next() throws IOException {
    if (isAtEnd()) {
      throw GzipStream.truncated();
    }
    return buffer[position++] & 0xFF;
  }

  long littleEndian(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  /** Hands all buffered bytes to a decompressor. */
  void feed(Inflater inflater) throws IOException {
    if (isAtEnd()) {
      throw GzipStream.truncated();
    }
    inflater.setInput(buffer, position, filled - position);
    position = filled;
  }

  /** Takes back what the decompressor did not use of the last feed. */
  void giveBack(int bytes) {
    position = filled - bytes;
  }
}
