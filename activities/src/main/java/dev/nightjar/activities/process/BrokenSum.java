package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.Slice;

/** The raw rows of a slice do not add up: a defect of the engine, so nothing is published. */
public final class BrokenSum extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  private BrokenSum(Slice slice, RowCounts rows) {
    super(
        ("the rows of slice %s do not add up: %d read, but %d used + %d duplicates + %d quarantined. This is a defect"
                + " of the engine; keep the log and report it")
            .formatted(slice, rows.read(), rows.used(), rows.duplicates(), rows.quarantined()));
  }

  static RowCounts check(Slice slice, RowCounts rows) {
    if (!rows.balances()) {
      throw new BrokenSum(slice, rows);
    }
    return rows;
  }
}
