package dev.nightjar.activities.ingest;

/**
 * How a source is ingested. Memory is bounded by about {@code 3 * writers} batches.
 *
 * @param namespace the HBase namespace of the tables
 * @param writers how many batches are written at once, 1 to 64
 * @param batchLines at how many lines a batch is full, 1 to 100,000
 * @param batchBytes at how many bytes of lines a batch is full, 1 to 64 MiB
 * @param maxLineBytes the longest document that is read, 1 to 8 MiB; of a longer one as many bytes
 *     are quarantined (HBase takes cells of 10 MiB)
 */
public record IngestOptions(
    String namespace, int writers, int batchLines, int batchBytes, int maxLineBytes) {
  /** The longest document unless set otherwise. */
  public static final int MAX_LINE_BYTES = 1 << 20;

  public IngestOptions {
    requireIn("writers", writers, 64);
    requireIn("batchLines", batchLines, 100_000);
    requireIn("batchBytes", batchBytes, 64 << 20);
    requireIn("maxLineBytes", maxLineBytes, 8 << 20);
  }

  /** Two writers, batches of 1,000 lines or 1 MiB, lines of 1 MiB, namespace {@code nightjar}. */
  public static IngestOptions defaults() {
    return new IngestOptions("nightjar", 2, 1_000, 1 << 20, MAX_LINE_BYTES);
  }

  /** These options with another namespace. */
  public IngestOptions withNamespace(String name) {
    return new IngestOptions(name, writers, batchLines, batchBytes, maxLineBytes);
  }

  /** These options with another number of writers. */
  public IngestOptions withWriters(int number) {
    return new IngestOptions(namespace, number, batchLines, batchBytes, maxLineBytes);
  }

  /** These options with other batches. */
  public IngestOptions withBatches(int lines, int bytes) {
    return new IngestOptions(namespace, writers, lines, bytes, maxLineBytes);
  }

  /** These options with another limit of lines. */
  public IngestOptions withMaxLineBytes(int bytes) {
    return new IngestOptions(namespace, writers, batchLines, batchBytes, bytes);
  }

  private static void requireIn(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(
          "Invalid %s: %d is not in 1..%d".formatted(name, value, max));
    }
  }
}
