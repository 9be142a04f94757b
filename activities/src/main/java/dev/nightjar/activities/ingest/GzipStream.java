package dev.nightjar.activities.ingest;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decompresses gzip (RFC 1952), members one after the other to the very end. The platform's own
 * stream takes a pause of a pipe, or a damaged member, for the end and drops the rest silently;
 * this one fails. Not thread-safe; closes nothing but its decompressor.
 */
final class GzipStream extends InputStream {
  private static final int BUFFER_BYTES = 1 << 15;

  private final GzipInput in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private final byte[] single = new byte[1];
  private boolean inMember;

  GzipStream(InputStream in) {
    this.in = new GzipInput(in, BUFFER_BYTES);
  }

  @Override
  public int read() throws IOException {
    int read = read(single, 0, 1);
    return read < 0 ? -1 : single[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (true) {
      if (!inMember && !startMember()) {
        return -1;
      }
      int read = inflate(target, from, length);
      if (read > 0) {
        crc.update(target, from, read);
        return read;
      }
      if (inflater.finished()) {
        endMember();
      }
    }
  }

  private boolean startMember() throws IOException {
    if (in.isAtEnd()) {
      return false;
    }
    GzipHeader.skip(in);
    inflater.reset();
    crc.reset();
    inMember = true;
    return true;
  }

  private int inflate(byte[] target, int from, int length) throws IOException {
    if (inflater.needsInput()) {
      in.feed(inflater);
    }
    try {
      int read = inflater.inflate(target, from, length);
      if (read == 0 && inflater.needsDictionary()) {
        throw new IOException("Invalid gzip data: it needs a dictionary");
      }
      return read;
    } catch (DataFormatException e) {
      throw new IOException("Invalid gzip data: " + e.getMessage(), e);
    }
  }

  private void endMember() throws IOException {
    in.giveBack(inflater.getRemaining());
    inMember = false;
    long wantedCrc = in.littleEndian(Integer.BYTES);
    long wantedLength = in.littleEndian(Integer.BYTES);
    if (wantedCrc != crc.getValue()
        || wantedLength != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new IOException("Invalid gzip data: its checksum or length is wrong");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }

  static EOFException truncated() {
    return new EOFException("The gzip data ends in the middle");
  }
}
