package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.SafeText;
import dev.nightjar.starter.output.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as rows of a sheet. What strangers wrote is escaped. Not thread-safe. */
public final class EntryRows {
  private static final List<Column> COLUMNS =
      List.of(
          Column.text("id"),
          Column.text("reason"),
          Column.text("merchant"),
          Column.count("line"),
          Column.text("detail"),
          Column.text("source"),
          Column.count("offset"),
          Column.text("arrival"));

  /** Before the long texts, so that it is seen on a narrow terminal too. */
  private static final int DOCUMENT_AT = 4;

  private final Sheet.Builder sheet;

  /** No rows yet. */
  public EntryRows(boolean withDocuments) {
    List<Column> columns = new ArrayList<>(COLUMNS);
    if (withDocuments) {
      columns.add(DOCUMENT_AT, Column.text("document"));
    }
    sheet = Sheet.of(columns.toArray(Column[]::new));
  }

  /** Adds a record. */
  public void add(QuarantineEntry entry) {
    sheet.row(cells(entry));
  }

  /** Adds a record with its document. */
  public void add(HeldDocument held) {
    List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(cells(held.entry())));
    cells.add(DOCUMENT_AT, SafeText.escaped(held.document()));
    sheet.row(cells.toArray());
  }

  /** The rows so far. */
  public Sheet sheet() {
    return sheet.build();
  }

  private static @Nullable Object[] cells(QuarantineEntry entry) {
    return new @Nullable Object[] {
      entry.id(),
      entry.reason().code(),
      entry.key().merchant() == null ? null : SafeText.escaped(entry.key().merchant().value()),
      entry.receipt().line(),
      // What follows is a trace, which show has.
      SafeText.escaped(entry.detail().lines().findFirst().orElse("")),
      SafeText.escaped(entry.receipt().source()),
      entry.key().offset(),
      entry.arrival()
    };
  }
}
