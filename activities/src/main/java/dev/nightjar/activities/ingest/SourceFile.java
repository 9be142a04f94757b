package dev.nightjar.activities.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A file as a source: read to where it ends when it gets there, so what is appended meanwhile is
 * read too. A file that gets shorter meanwhile, as when logs are rotated by copying and truncating,
 * has lost lines that nobody read; that fails. Pipes and devices have no size and are read to their
 * end. Not thread-safe.
 */
final class SourceFile extends FilterInputStream {
  private final long size;
  private long read;

  private SourceFile(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  static SourceFile open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder. Name a file");
    }
    long size = Files.isRegularFile(file) ? Files.size(file) : 0;
    return new SourceFile(Files.newInputStream(file), size);
  }

  /** Why a file can't be read and what to do, in words. */
  static String words(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file. Check the path";
    }
    if (failure instanceof AccessDeniedException) {
      return "this user may not. Allow it with chmod, or run as a user who may";
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  @Override
  public int read() throws IOException {
    byte[] single = new byte[1];
    int count = read(single, 0, 1);
    return count < 0 ? -1 : single[0] & 0xFF;
  }

  /** Pipes can't tell; a reader asks in vain and takes what one read gives. */
  @Override
  public int available() {
    return 0;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    int count = super.read(target, from, length);
    if (count > 0) {
      read += count;
    } else if (count < 0 && read < size) {
      throw new IOException(
          ("the file got shorter while it was read: it had %d bytes, and now ends after %d. What was cut off is lost"
                  + " here; ingest the file that was rotated away, and rotate by renaming")
              .formatted(size, read));
    }
    return count;
  }
}
