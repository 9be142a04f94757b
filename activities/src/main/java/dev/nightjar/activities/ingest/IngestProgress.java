package dev.nightjar.activities.ingest;

import java.time.Duration;

/**
 * How far an ingest is. Only what is stored counts.
 *
 * @param lines lines that are not blank
 * @param quarantined how many of them are in quarantine
 * @param bytes bytes of the source after decompression
 * @param elapsed since the start
 */
public record IngestProgress(long lines, long quarantined, long bytes, Duration elapsed) {
  private static final double MILLIS_PER_SECOND = 1_000;

  /** Lines a second since the start. */
  public double linesPerSecond() {
    return lines * MILLIS_PER_SECOND / Math.max(1, elapsed.toMillis());
  }
}
