package dev.nightjar.activities.ingest;

import java.time.Instant;
import java.util.Arrays;

/** The latest delivery of an event in {@code raw}. */
public final class Delivery {
  private final byte[] document;
  private final Instant delivered;

  Delivery(byte[] document, Instant delivered) {
    this.document = document;
    this.delivered = delivered;
  }

  /** Whether it is this document, byte for byte. */
  public boolean is(byte[] other) {
    return Arrays.equals(document, other);
  }

  /**
   * When it was delivered: its arrival, or where it came back out of quarantine, when it had come
   * there.
   */
  public Instant delivered() {
    return delivered;
  }
}
