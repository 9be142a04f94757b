package dev.nightjar.activities.ingest;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups lines into batches. When the source fails, the whole lines before that are still handed
 * out as a batch, and the failure comes with the next call. Not thread-safe.
 */
final class BatchReader {
  private final LineReader lines;
  private final IngestOptions options;
  private long number;
  private @Nullable IOException failure;

  BatchReader(LineReader lines, IngestOptions options) {
    this.lines = lines;
    this.options = options;
  }

  /** The next batch; null at the end. */
  @Nullable SourceBatch next() throws IOException {
    if (failure != null) {
      throw failure;
    }
    MessageDigest before = lines.digest();
    List<SourceLine> batch = new ArrayList<>();
    long end = lines.offset();
    try {
      for (SourceLine line = lines.next(); line != null; line = lines.next()) {
        batch.add(line);
        if (isFull(batch, lines.offset() - end)) {
          break;
        }
      }
    } catch (IOException e) {
      failure = e;
    }
    if (batch.isEmpty() && failure != null) {
      throw failure;
    }
    return batch.isEmpty() ? null : new SourceBatch(number++, batch, before, lines.offset());
  }

  private boolean isFull(List<SourceLine> batch, long bytes) {
    return batch.size() >= options.batchLines()
        || bytes >= options.batchBytes()
        || batch.get(batch.size() - 1).isCut();
  }
}
