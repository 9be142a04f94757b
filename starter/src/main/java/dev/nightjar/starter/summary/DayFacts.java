package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.output.Facts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is published of a day, as facts, and its dimensions beside them. */
public final class DayFacts {
  private static final Set<String> NAMES =
      Set.of(
          "rolled_back",
          "summarized_again",
          "merchant",
          "day",
          "job",
          "job_version",
          "generation",
          "as_of",
          "zone",
          "rows_read",
          "rows_used",
          "rows_duplicates",
          "rows_quarantined");

  private DayFacts() {}

  /** All but the rows. */
  public static Facts of(DaySummary summary) {
    Pointer pointer = summary.pointer();
    Facts facts = new Facts();
    if (pointer.origin() instanceof Origin.CopyOf copy) {
      facts.add("rolled_back", "copy of " + copy.generation());
    } else if (pointer.origin() instanceof Origin.SummarizedAgain again) {
      facts.add("summarized_again", "from intermediate rows of " + again.generation());
    }
    return facts
        .add("merchant", summary.merchantDay().merchant())
        .add("day", summary.merchantDay().day())
        .add("job", summary.job())
        .add("job_version", pointer.version())
        .add("generation", pointer.generation())
        .add("as_of", pointer.dataAsOf().cutoff())
        .add("zone", pointer.zone())
        .count("rows_read", pointer.sources().read())
        .count("rows_used", pointer.sources().used())
        .count("rows_duplicates", pointer.sources().duplicates())
        .count("rows_quarantined", pointer.sources().quarantined());
  }

  /**
   * The facts and all rows. A dimension that is called as one of the facts may be stands there with
   * {@code _rows} behind its name.
   */
  public static Facts whole(List<Dimension> dimensions, ShownDay day) {
    Facts facts = of(day.summary());
    Set<String> taken = new HashSet<>(NAMES);
    dimensions.forEach(dimension -> taken.add(dimension.name()));
    for (Dimension dimension : dimensions) {
      String name = dimension.name();
      if (NAMES.contains(name)) {
        while (!taken.add(name)) {
          name += "_rows";
        }
      }
      facts.sheet(name, SummarySheets.whole(dimension, day));
    }
    return facts;
  }
}
