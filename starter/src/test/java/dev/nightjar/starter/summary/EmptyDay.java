package dev.nightjar.starter.summary;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.SummaryTally;
import java.time.ZoneOffset;

/** A published day of which nothing but its being published matters. */
final class EmptyDay {
  private EmptyDay() {}

  /** Its pointer, to a first generation without rows. */
  static Pointer pointer() {
    SummaryTally nothing = new SummaryTally();
    return new Pointer(
        new Generation(1),
        new JobVersion(1),
        ZoneOffset.UTC,
        "2026a",
        RowCounts.NONE,
        nothing.rowsByDimension(),
        nothing.digest());
  }
}
