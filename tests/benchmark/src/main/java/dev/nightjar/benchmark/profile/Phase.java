package dev.nightjar.benchmark.profile;

import java.util.Locale;

/** What a thread is busy with. */
public enum Phase {
  /** Reading raw rows: HBase's scanner. */
  SCAN,
  /** Documents to events. */
  DECODE,
  /** Checking that a row lies where its document says, and taking keys apart. */
  PLACE,
  /** Events to intermediate records. */
  EXTRACT,
  /** Records to bytes. */
  ENCODE,
  /** Adding deltas up, sorting and merging them. */
  FOLD,
  /** Putting row keys together. */
  KEYS,
  /** Digests over rows. */
  DIGEST,
  /** Merging partial rows into summary rows. */
  PUBLISH,
  /** Putting rows: HBase's client. */
  WRITE,
  /** Connections of HBase's client: messages both ways. */
  MESSAGES,
  /** Lines of the source: reading, splitting, digesting. */
  SOURCE,
  /** The ledger: MySQL's driver and what is above it. */
  LEDGER,
  /** Temporal: SDK, gRPC, workflow code. */
  TEMPORAL,
  /** HBase's server: the write-ahead log. */
  SERVER_LOG,
  /** HBase's server: rows into memory. */
  SERVER_MEMORY,
  /** HBase's server: flushes and compactions. */
  SERVER_FILES,
  /** HBase's server: scans and gets. */
  SERVER_READ,
  /** HBase's server: calls and their cells. */
  SERVER_CALLS,
  /** Everything else. */
  OTHER;

  /** The name for people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
