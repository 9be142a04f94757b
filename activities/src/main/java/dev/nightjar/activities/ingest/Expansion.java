package dev.nightjar.activities.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses compressed data that expands to absurdly much, before it fills tables from a small file.
 * Event documents shrink to a tenth, very repetitive ones to a hundredth. Not thread-safe.
 */
final class Expansion {
  /** How many times its size compressed data may expand to. */
  static final int MOST_TIMES = 250;

  /** So many bytes are read whatever they were compressed to. */
  static final long FREE_BYTES = 64L << 20;

  private final int mostTimes;
  private final long freeBytes;
  private long compressed;

  Expansion(int mostTimes, long freeBytes) {
    this.mostTimes = mostTimes;
    this.freeBytes = freeBytes;
  }

  /** The compressed bytes, counted. */
  InputStream compressed(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int single = super.read();
        compressed += single < 0 ? 0 : 1;
        return single;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        int count = super.read(target, from, length);
        compressed += Math.max(count, 0);
        return count;
      }
    };
  }

  /** What they expand to, with the limit. */
  InputStream expanded(InputStream in) {
    return new FilterInputStream(in) {
      private long expanded;

      @Override
      public int read() throws IOException {
        int single = super.read();
        count(single < 0 ? 0 : 1);
        return single;
      }

      @Override
      public int read(byte[] target, int from, int length) throws IOException {
        int read = super.read(target, from, length);
        count(Math.max(read, 0));
        return read;
      }

      private void count(int more) throws IOException {
        expanded += more;
        if (expanded > freeBytes && expanded / mostTimes > compressed) {
          throw new IOException(
              ("%d compressed bytes expand to %d and more, over %d times as much, as no events do. If it is right all"
                      + " the same, decompress it yourself, such as: gzip -dc FILE | nightjar ingest -")
                  .formatted(compressed, expanded, mostTimes));
        }
      }
    };
  }
}
