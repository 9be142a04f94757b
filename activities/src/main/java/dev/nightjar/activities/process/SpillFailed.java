package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.LocalFailure;
import java.io.IOException;

/** A file for what does not fit on the heap can't be written or read; it may pass. */
public final class SpillFailed extends LocalFailure {
  private static final long serialVersionUID = 1L;

  SpillFailed(IOException cause) {
    super(
        ("the file for deltas that do not fit on the heap failed: %s. Free space in the worker host's folder for"
                + " temporary files (-Djava.io.tmpdir), or give it another")
            .formatted(cause.getMessage()),
        cause);
  }
}
