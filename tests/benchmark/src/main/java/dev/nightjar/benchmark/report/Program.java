package dev.nightjar.benchmark.report;

import java.util.Locale;

/** What is measured. */
public enum Program {
  /** A bare loop of batched puts. */
  PUTS,
  /** {@code nightjar ingest}. */
  INGEST,
  /** The hand-written night: raw to intermediate and summary. */
  FLOOR,
  /** The hand-written night without intermediate rows. */
  DIRECT,
  /** A night of the engine on one worker host. */
  ENGINE;

  /** The name on the command line and in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it fills the raw table. */
  public boolean fillsRaw() {
    return this == PUTS || this == INGEST;
  }
}
