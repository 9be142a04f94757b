package dev.nightjar.activities.ingest;

import java.io.IOException;

/**
 * An ingest did not reach the end of its source. The message says why, how far it certainly got,
 * and what to do. Ingesting the same source again is safe.
 */
public final class IngestFailed extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient IngestReport report;

  /** A source of which nothing could be read. */
  IngestFailed(String message, Throwable cause) {
    super(message, cause);
    this.report = new IngestTally().report();
  }

  IngestFailed(String what, IngestTally tally, Throwable cause) {
    super(
        ("%s. Its first %d lines, through byte %d, are certainly stored. Ingesting it again from the start is safe:"
                + " what is stored already is not doubled")
            .formatted(what, tally.prefix().documents(), tally.prefix().bytes()),
        cause);
    this.report = tally.report();
  }

  /** What was stored before the failure. */
  public IngestReport report() {
    return report;
  }
}
