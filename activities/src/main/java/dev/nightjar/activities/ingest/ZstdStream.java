package dev.nightjar.activities.ingest;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Decompresses Zstandard, one frame or more. The library's own stream takes data that end within
 * any frame but the first for complete (zstd-jni 1.5.7, when a frame's end and the next one's
 * beginning came in one read), so that lines would be lost in silence. Not thread-safe.
 */
final class ZstdStream extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream source;
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final byte[] read = new byte[BUFFER_BYTES];
  private final ByteBuffer compressed = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
  private final ByteBuffer ready = ByteBuffer.allocateDirect(BUFFER_BYTES).limit(0);
  private boolean isWithinFrame;
  private boolean isSourceAtEnd;

  ZstdStream(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? ready.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, ready.remaining());
    ready.get(into, offset, count);
    return count;
  }

  /** Makes some bytes ready; false at the end of the last frame. */
  private boolean fill() throws IOException {
    while (!ready.hasRemaining()) {
      boolean hasMore = compressed.hasRemaining() || refill();
      // A frame may have more to give when all of it has been read.
      if (!hasMore && !isWithinFrame) {
        return false;
      }
      decompress();
      if (!hasMore && isWithinFrame && !ready.hasRemaining()) {
        throw new EOFException("The Zstandard data ends in the middle");
      }
    }
    return true;
  }

  private boolean refill() throws IOException {
    int count = isSourceAtEnd ? -1 : source.read(read);
    isSourceAtEnd = count < 0;
    compressed.clear().limit(Math.max(0, count));
    if (count > 0) {
      compressed.put(read, 0, count).flip();
    }
    return count > 0;
  }

  private void decompress() throws IOException {
    ready.clear();
    try {
      isWithinFrame = !context.decompressDirectByteBufferStream(ready, compressed);
    } catch (ZstdException e) {
      throw new IOException("Invalid Zstandard data: " + e.getMessage(), e);
    } finally {
      ready.flip();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
