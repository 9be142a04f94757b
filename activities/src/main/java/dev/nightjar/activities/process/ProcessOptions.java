package dev.nightjar.activities.process;

import java.nio.file.Path;

/**
 * How chunks are processed; nothing here changes a byte of what is written.
 *
 * @param threadsPerChunk slices of a chunk that are worked on at once, 1 to 64
 * @param deltaBytes heap for the metric deltas of a chunk, 1 KiB or more; what is beyond is spilled
 *     to files
 * @param spillFolder where such files go; they are never seen there, because they lose their name
 *     as soon as they are open
 * @param scanRows raw rows that one read brings, 1 or more
 * @param writeRows rows that are written at once, 1 or more
 * @param writeBytes bytes that are written at once, about; 1 KiB or more
 * @param quarantinedRowsAllowed how many rows of a chunk may be unreadable in any case
 * @param quarantinedShareAllowed which share of a chunk's rows may be unreadable, 0 to 1
 * @param failedVisitorsAllowed how many visitors of a slice the job may fail on, 0 or more; what
 *     fails of them goes to quarantine, and 0 fails the chunk at once
 */
public record ProcessOptions(
    int threadsPerChunk,
    long deltaBytes,
    Path spillFolder,
    int scanRows,
    int writeRows,
    long writeBytes,
    long quarantinedRowsAllowed,
    double quarantinedShareAllowed,
    int failedVisitorsAllowed) {
  private static final long LEAST_BYTES = 1024;

  public ProcessOptions {
    if (threadsPerChunk < 1
        || threadsPerChunk > 64
        || deltaBytes < LEAST_BYTES
        || scanRows < 1
        || writeRows < 1
        || writeBytes < LEAST_BYTES
        || quarantinedRowsAllowed < 0
        || failedVisitorsAllowed < 0
        || !(quarantinedShareAllowed >= 0 && quarantinedShareAllowed <= 1)) {
      throw new IllegalArgumentException(
          ("Invalid process options: threadsPerChunk %d (1 to 64), deltaBytes %d and writeBytes %d (1024 or more),"
                  + " scanRows %d and writeRows %d (1 or more), quarantinedRowsAllowed %d (0 or more),"
                  + " quarantinedShareAllowed %s (0 to 1), failedVisitorsAllowed %d (0 or more)")
              .formatted(
                  threadsPerChunk,
                  deltaBytes,
                  writeBytes,
                  scanRows,
                  writeRows,
                  quarantinedRowsAllowed,
                  quarantinedShareAllowed,
                  failedVisitorsAllowed));
    }
  }

  /** What holds unless configured otherwise, spilling into the folder for temporary files. */
  public static ProcessOptions defaults() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    return new ProcessOptions(1, 16L << 20, temporary, 1000, 1000, 2L << 20, 1000, 0.5, 100);
  }

  /** These options with another number of slices that are worked on at once. */
  public ProcessOptions withThreadsPerChunk(int threads) {
    return new ProcessOptions(
        threads,
        deltaBytes,
        spillFolder,
        scanRows,
        writeRows,
        writeBytes,
        quarantinedRowsAllowed,
        quarantinedShareAllowed,
        failedVisitorsAllowed);
  }

  /** These options with another limit for deltas on the heap. */
  public ProcessOptions withDeltaBytes(long bytes) {
    return new ProcessOptions(
        threadsPerChunk,
        bytes,
        spillFolder,
        scanRows,
        writeRows,
        writeBytes,
        quarantinedRowsAllowed,
        quarantinedShareAllowed,
        failedVisitorsAllowed);
  }

  /** These options with another folder for spilled deltas. */
  public ProcessOptions withSpillFolder(Path folder) {
    return new ProcessOptions(
        threadsPerChunk,
        deltaBytes,
        folder,
        scanRows,
        writeRows,
        writeBytes,
        quarantinedRowsAllowed,
        quarantinedShareAllowed,
        failedVisitorsAllowed);
  }

  /** These options with other limits for what is unreadable. */
  public ProcessOptions withQuarantineAllowed(long rows, double share) {
    return new ProcessOptions(
        threadsPerChunk,
        deltaBytes,
        spillFolder,
        scanRows,
        writeRows,
        writeBytes,
        rows,
        share,
        failedVisitorsAllowed);
  }

  /** These options with another number of visitors that the job may fail on. */
  public ProcessOptions withFailedVisitorsAllowed(int visitors) {
    return new ProcessOptions(
        threadsPerChunk,
        deltaBytes,
        spillFolder,
        scanRows,
        writeRows,
        writeBytes,
        quarantinedRowsAllowed,
        quarantinedShareAllowed,
        visitors);
  }
}
