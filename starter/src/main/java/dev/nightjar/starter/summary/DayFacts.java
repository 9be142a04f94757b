package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.output.Facts;
import java.util.List;

/** What is published of a day, as facts, and its dimensions beside them. */
public final class DayFacts {
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

  /** The facts and all rows. */
  public static Facts whole(List<Dimension> dimensions, ShownDay day) {
    Facts facts = of(day.summary());
    dimensions.forEach(
        dimension -> facts.sheet(dimension.name(), SummarySheets.whole(dimension, day)));
    return facts;
  }
}
