package dev.nightjar.activities.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How a source is compressed, told from its first bytes whatever its name. */
enum SourceFormat {
  /** gzip, one or more members. */
  GZIP,
  /** Zstandard, one or more frames. */
  ZSTD,
  /** Anything else: not compressed. */
  PLAIN;

  private static final int MAGIC_BYTES = 4;
  private static final int BUFFER_BYTES = 1 << 16;

  /** The bytes of a source after decompression. Closing that does not close the source. */
  static InputStream open(InputStream source) throws IOException {
    return open(source, new Expansion(Expansion.MOST_TIMES, Expansion.FREE_BYTES));
  }

  /** With another limit of what compressed data may expand to. */
  static InputStream open(InputStream source, Expansion expansion) throws IOException {
    BufferedInputStream in =
        new BufferedInputStream(source, BUFFER_BYTES) {
          @Override
          public void close() {
            // The source is its opener's.
          }
        };
    in.mark(MAGIC_BYTES);
    byte[] start = in.readNBytes(MAGIC_BYTES);
    in.reset();
    return switch (of(start)) {
      case GZIP -> expansion.expanded(new GzipStream(expansion.compressed(in)));
      case ZSTD -> expansion.expanded(new ZstdStream(expansion.compressed(in)));
      case PLAIN -> in;
    };
  }

  private static SourceFormat of(byte[] start) {
    if (startsWith(start, 0x1F, 0x8B)) {
      return GZIP;
    }
    boolean isZstd = startsWith(start, 0x28, 0xB5, 0x2F, 0xFD) || isSkippableFrame(start);
    return isZstd ? ZSTD : PLAIN;
  }

  /** What parallel compressors put before each of their frames. */
  private static boolean isSkippableFrame(byte[] start) {
    return start.length > 3
        && (start[0] & 0xF0) == 0x50
        && start[1] == 0x2A
        && start[2] == 0x4D
        && start[3] == 0x18;
  }

  private static boolean startsWith(byte[] start, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= start.length || (start[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
