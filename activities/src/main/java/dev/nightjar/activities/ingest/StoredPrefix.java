package dev.nightjar.activities.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * How far a source is certainly stored: through the last batch before which none is missing.
 * Thread-safe.
 */
final class StoredPrefix {
  private final Map<Long, Stored> beyond = new HashMap<>();
  private long next;
  private long documents;
  private long bytes;

  /**
   * What counts of a batch: its lines are not kept, however many batches wait for an earlier one.
   */
  private record Stored(long documents, long end) {}

  /** A batch is stored. */
  synchronized void add(SourceBatch batch) {
    beyond.put(batch.number(), new Stored(batch.documents(), batch.end()));
    for (Stored stored = beyond.remove(next); stored != null; stored = beyond.remove(next)) {
      next++;
      documents += stored.documents();
      bytes = stored.end();
    }
  }

  /** Lines that are not blank. */
  synchronized long documents() {
    return documents;
  }

  /** Bytes after decompression. */
  synchronized long bytes() {
    return bytes;
  }
}
