package dev.nightjar.workflows.totals;

import dev.nightjar.core.model.RowCounts;
import java.util.Locale;

/** The sums of guarantee "nothing is dropped silently", when they do not hold, in words. */
final class Sums {
  private Sums() {}

  static String unbalanced(RowCounts rows) {
    return String.format(
        Locale.ROOT,
        "the rows do not add up: %,d read, but %,d used + %,d duplicates + %,d quarantined",
        rows.read(),
        rows.used(),
        rows.duplicates(),
        rows.quarantined());
  }

  static String lost(int planned, int published, int failed) {
    return String.format(
        Locale.ROOT,
        "the merchants do not add up: %,d planned, but %,d published + %,d failed",
        planned,
        published,
        failed);
  }
}
