package dev.nightjar.activities.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the lines of a file as ingest does: plain, gzip or zstd, in bounded memory. */
public final class SourceLines {
  private SourceLines() {}

  /** Takes lines one after the other. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes a line that is not blank.
     *
     * @param number its number, from 1
     * @param line its bytes, or the first of them
     * @param isCut whether it is longer than the limit
     */
    void visit(long number, byte[] line, boolean isCut) throws IOException;
  }

  /** Reads a file to its end. */
  public static void read(Path file, int maxLineBytes, Visitor visitor) throws IOException {
    try (InputStream opened = Files.newInputStream(file);
        InputStream in = SourceFormat.open(opened)) {
      LineReader lines = new LineReader(in, maxLineBytes);
      lines.start();
      for (SourceLine line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          visitor.visit(line.number(), line.document(), line.isCut());
        }
      }
    }
  }
}
