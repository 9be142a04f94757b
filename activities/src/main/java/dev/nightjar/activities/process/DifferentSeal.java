package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.keys.PartialKey;

/**
 * A slice came to other rows than an earlier execution of the same run sealed. The seal stays, so
 * whatever chunk the slice is cut into later fails the same way.
 */
public final class DifferentSeal extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  DifferentSeal(PartialKey seal) {
    super(
        ("slice %s, hash range %s, was sealed by an earlier execution of this run with other rows. The job gives"
                + " different rows for the same events; make it pure, raise its version and run the day again with"
                + " --force")
            .formatted(seal.result().merchantDay(), seal.hashes()));
  }
}
