package dev.nightjar.activities.ingest;

import java.io.IOException;

/** The header of a gzip member (RFC 1952, section 2.3). */
final class GzipHeader {
  private static final int DEFLATE = 8;
  private static final int CHECKSUM = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;
  private static final int TIME_FLAGS_SYSTEM_BYTES = 6;

  private GzipHeader() {}

  static void skip(GzipInput in) throws IOException {
    if (in.next() != 0x1F || in.next() != 0x8B || in.next() != DEFLATE) {
      throw new IOException("Invalid gzip data: something else follows");
    }
    int flags = in.next();
    if ((flags & RESERVED) != 0) {
      throw new IOException("Invalid gzip data: unknown flags in a header");
    }
    skip(in, TIME_FLAGS_SYSTEM_BYTES);
    if ((flags & EXTRA) != 0) {
      skip(in, in.littleEndian(Short.BYTES));
    }
    if ((flags & NAME) != 0) {
      skipText(in);
    }
    if ((flags & COMMENT) != 0) {
      skipText(in);
    }
    if ((flags & CHECKSUM) != 0) {
      skip(in, Short.BYTES);
    }
  }

  private static void skip(GzipInput in, long bytes) throws IOException {
    for (long i = 0; i < bytes; i++) {
      in.next();
    }
  }

  private static void skipText(GzipInput in) throws IOException {
    while (in.next() != 0) {
      // A text ends with NUL.
    }
  }
}
