package dev.nightjar.starter.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read of a source, before decompression. Read by one thread, asked by any. */
final class CountedInput extends FilterInputStream {
  private final AtomicLong bytes = new AtomicLong();

  CountedInput(InputStream in) {
    super(in);
  }

  /** The bytes that were read. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    count(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long length) throws IOException {
    long skipped = super.skip(length);
    count(skipped);
    return skipped;
  }

  private void count(long read) {
    bytes.addAndGet(read);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
