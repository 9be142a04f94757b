package dev.nightjar.generator.output;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How events are written. Blocks are encoded each for itself: members of gzip, frames of zstd. */
public enum Encoding {
  /** Newline-delimited JSON as it is. */
  PLAIN(""),
  /** gzip. */
  GZIP(".gz"),
  /** Zstandard. */
  ZSTD(".zst");

  private static final int BUFFER_BYTES = 1 << 16;

  private final String suffix;

  Encoding(String suffix) {
    this.suffix = suffix;
  }

  /** What names of files end with. */
  public String suffix() {
    return suffix;
  }

  /** A stream that encodes into another; to be closed to end the member or frame. */
  OutputStream encode(OutputStream out) throws IOException {
    return switch (this) {
      case PLAIN -> out;
      case GZIP -> new FastGzip(out);
      case ZSTD -> new ZstdOutputStream(out);
    };
  }

  /** At the lowest level: what is generated is written once, read once and thrown away. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
