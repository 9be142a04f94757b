package dev.nightjar.activities.ingest;

import java.io.IOException;

/** HBase did not take a batch of documents in time. */
public final class BatchNotWritten extends IOException {
  private static final long serialVersionUID = 1L;

  BatchNotWritten(String sourceId, int documents, IOException cause) {
    super(
        ("Cannot write a batch of %d documents of '%s' to HBase: %s. Nothing of the batch is acknowledged, though part"
                + " of it may be stored. Write the whole batch again: that is safe and doubles nothing")
            .formatted(documents, sourceId, cause.getMessage()),
        cause);
  }
}
