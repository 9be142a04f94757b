package dev.nightjar.activities.process;

import dev.nightjar.core.keys.ResultId;

/** A job emitted two intermediate records with one key, of which the store would keep one. */
public final class DuplicateRecordKey extends VisitorFailure {
  private static final long serialVersionUID = 1L;

  DuplicateRecordKey(ResultId result) {
    super(
        ("job %s emitted two records with the same key for one visitor of %s, and one would be lost. Make the keys of"
                + " its records distinct, raise its version, then run the day again")
            .formatted(result.job(), result.merchantDay()),
        null);
  }
}
