package dev.nightjar.starter.summary;

import dev.nightjar.activities.publish.PublishedGeneration;
import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Generations of a merchant's day as sheets. */
public final class GenerationSheets {
  private static final int BRIEF_DIGEST = 12;

  private GenerationSheets() {}

  /** For a person: what fits beside each other on a terminal. */
  public static Sheet brief(List<PublishedGeneration> generations) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("generation"),
            Column.text("as of"),
            Column.text("state"),
            Column.text("from"),
            Column.text("job version"),
            Column.count("rows"),
            Column.text("digest"));
    for (PublishedGeneration each : generations) {
      Pointer pointer = each.pointer();
      sheet.row(
          pointer.generation(),
          pointer.generation().cutoff(),
          each.state(),
          from(each),
          pointer.version(),
          pointer.rows(),
          pointer.digest().hex().substring(0, BRIEF_DIGEST));
    }
    return sheet.build();
  }

  /** For a program: everything. */
  public static Sheet whole(List<PublishedGeneration> generations) {
    Sheet.Builder sheet =
        Sheet.of(
            Column.text("generation"),
            Column.text("as_of"),
            Column.text("state"),
            Column.text("run"),
            Column.text("copy_of"),
            Column.text("intermediate_rows_of"),
            Column.text("data_as_of"),
            Column.text("reason"),
            Column.count("job_version"),
            Column.count("rows"),
            Column.text("digest"),
            Column.count("rows_read"),
            Column.count("rows_used"),
            Column.count("rows_duplicates"),
            Column.count("rows_quarantined"),
            Column.text("published_at"),
            Column.text("superseded_at"),
            Column.text("swept_at"));
    for (PublishedGeneration each : generations) {
      Pointer pointer = each.pointer();
      GenerationRecord record = each.record();
      sheet.row(
          pointer.generation(),
          pointer.generation().cutoff(),
          each.state(),
          record == null ? null : record.run(),
          Origins.copyOf(pointer.origin()),
          Origins.intermediateRowsOf(pointer.origin()),
          pointer.dataAsOf().cutoff(),
          Origins.reason(pointer.origin()),
          pointer.version(),
          pointer.rows(),
          pointer.digest(),
          pointer.sources().read(),
          pointer.sources().used(),
          pointer.sources().duplicates(),
          pointer.sources().quarantined(),
          record == null ? null : record.published(),
          record == null ? null : record.superseded(),
          record == null ? null : record.swept());
    }
    return sheet.build();
  }

  private static String from(PublishedGeneration each) {
    String words = Origins.words(each.pointer().origin());
    @Nullable GenerationRecord record = each.record();
    return SafeText.escaped(
        record == null || record.run() == null ? words : "run " + record.run() + again(each));
  }

  /** Who made it does not tell that raw was not read. */
  private static String again(PublishedGeneration each) {
    Origin origin = each.pointer().origin();
    return origin instanceof Origin.SummarizedAgain ? " from " + Origins.words(origin) : "";
  }
}
