package dev.nightjar.core.late;

import java.time.Instant;

/**
 * The newest announcement that raw data reached a merchant-day.
 *
 * @param reached when, by HBase's clock, to the millisecond
 * @param origin who announced it
 */
public record Marker(Instant reached, Origin origin) {
  /** Who announces. */
  public enum Origin {
    /** Whoever wrote the data. */
    WRITER,
    /** An audit, after a writer that announced nothing. */
    AUDIT
  }
}
