package dev.nightjar.activities.ingest;

import java.security.MessageDigest;

/** Copies of running digests. */
final class Digests {
  private Digests() {}

  /** A digest that goes on from where another stands. */
  static MessageDigest copy(MessageDigest running) {
    try {
      return (MessageDigest) running.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("The platform's SHA-256 can be copied", e);
    }
  }
}
