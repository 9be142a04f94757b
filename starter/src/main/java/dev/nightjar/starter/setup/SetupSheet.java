package dev.nightjar.starter.setup;

import dev.nightjar.activities.hbase.TableOutcome;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.setup.SetupOutcome;
import java.util.List;
import java.util.Locale;

/** What was found and made in the servers, a row a thing. Not thread-safe. */
public final class SetupSheet {
  private final Sheet.Builder rows =
      Sheet.of(
          Column.text("server"), Column.text("part"), Column.text("state"), Column.text("note"));

  /** What there is in Temporal. */
  public void temporal(List<SetupOutcome> outcomes) {
    for (SetupOutcome outcome : outcomes) {
      rows.row("temporal", outcome.subject(), word(outcome.state()), outcome.note());
    }
  }

  /** HBase's tables. */
  public void tables(String namespace, List<TableOutcome> outcomes) {
    for (TableOutcome outcome : outcomes) {
      rows.row(
          "hbase",
          "table " + outcome.table().in(namespace),
          word(outcome.state()),
          String.join("; ", outcome.differences()));
    }
  }

  /** The ledger, whose schema was brought up to date. */
  public void ledger(String database) {
    rows.row("mysql", "ledger " + database, "up to date", "");
  }

  /** All rows so far. */
  public Sheet build() {
    return rows.build();
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
