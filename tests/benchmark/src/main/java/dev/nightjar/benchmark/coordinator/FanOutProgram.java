package dev.nightjar.benchmark.coordinator;

import java.util.Locale;

/** Who fans out. */
public enum FanOutProgram {
  /** The product's run and batches. */
  ENGINE,
  /** The same written with the SDK's own constructs. */
  PLAIN;

  /** The name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
