package dev.nightjar.activities.failure;

import java.io.IOException;

/** Tells whether a server asks for patience, or has had none with its client. */
public final class Overload {
  private Overload() {}

  /**
   * Whether HBase is too busy for now: a region over its memory's limit, a queue of calls that is
   * full, a quota that is used up. What was asked for can be asked for again as it is, later.
   */
  public static boolean isWhy(IOException failure) {
    return HBaseFailures.isOverload(failure);
  }

  /**
   * Whether HBase has closed a scan, as it does when it refuses a part of it, or when its reader
   * was held up for longer than the scan's lease. It can be opened again behind its last row.
   */
  public static boolean isScannerGone(IOException failure) {
    return HBaseFailures.isScannerGone(failure);
  }
}
