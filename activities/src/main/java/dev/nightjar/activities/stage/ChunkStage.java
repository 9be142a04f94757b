package dev.nightjar.activities.stage;

import java.util.Locale;

/** What is done to a chunk's rows, one after the other. */
public enum ChunkStage {
  /** Reading raw rows from HBase. */
  SCAN,
  /** Making events of them. */
  DECODE,
  /** The job's own work: records of each visitor, and their deltas. */
  FOLD,
  /** Storing what came of it. */
  WRITE;

  /** As metrics and displays name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
