package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.DataFailure;
import dev.nightjar.core.model.RowCounts;

/** So much of a chunk cannot be read that its summary would mislead. */
public final class TooManyQuarantined extends DataFailure {
  private static final long serialVersionUID = 1L;

  private TooManyQuarantined(RowCounts rows) {
    super(
        ("%d of %d raw rows cannot be read and are in quarantine with their reasons. Mend what sends them, or raise"
                + " the limit, then retry the run")
            .formatted(rows.quarantined(), rows.read()));
  }

  static void check(RowCounts rows, ProcessOptions options) {
    if (rows.quarantined() > options.quarantinedRowsAllowed()
        && rows.quarantined() > rows.read() * options.quarantinedShareAllowed()) {
      throw new TooManyQuarantined(rows);
    }
  }
}
