package dev.nightjar.activities.metrics;

import java.util.Locale;

/** Who works on the tables; the label {@code stage} of metrics. */
public enum Stage {
  /** Taking events. */
  INGEST,
  /** Planning, closing and sweeping. */
  PLAN,
  /** Raw to intermediate and partial. */
  PROCESS,
  /** Partial to summary. */
  PUBLISH;

  /** The label's value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
