package dev.nightjar.benchmark.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, without their line feeds. For one thread. */
final class Lines {
  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private final ByteArrayOutputStream start = new ByteArrayOutputStream();
  private int position;
  private int filled;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line; null at the end. */
  byte @Nullable [] next() throws IOException {
    start.reset();
    while (fill()) {
      for (int i = position; i < filled; i++) {
        if (buffer[i] == '\n') {
          start.write(buffer, position, i - position);
          position = i + 1;
          return start.toByteArray();
        }
      }
      start.write(buffer, position, filled - position);
      position = filled;
    }
    return start.size() == 0 ? null : start.toByteArray();
  }

  private boolean fill() throws IOException {
    if (position == filled) {
      position = 0;
      filled = Math.max(0, in.read(buffer));
    }
    return filled > 0;
  }
}
